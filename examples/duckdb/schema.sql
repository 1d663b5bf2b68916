-- Seizures as they were recorded. Texts are those of the library: a force
-- "staffordshire", a substance "crack-cocaine|heroin", a mass "over 5kg".
CREATE TABLE countylines (version INTEGER NOT NULL); -- of these tables

CREATE TABLE files (
	sha256   VARCHAR PRIMARY KEY, -- so that a file is not added twice
	name     VARCHAR NOT NULL,
	accepted BIGINT NOT NULL,     -- rows that are in events
	rejected BIGINT NOT NULL      -- and all the others
);

CREATE TABLE events (
	day       DATE NOT NULL,
	force     VARCHAR NOT NULL,
	team      VARCHAR NOT NULL,
	joint     VARCHAR NOT NULL,
	scope     VARCHAR NOT NULL,
	line      VARCHAR NOT NULL,
	substance VARCHAR NOT NULL,
	mass      VARCHAR,          -- in words; NULL where nothing was weighed
	lo        BIGINT NOT NULL,  -- what the words guarantee, in nanograms …
	hi        BIGINT,           -- … at most; NULL where they leave it open
	sha256    VARCHAR NOT NULL  -- of its file
);
