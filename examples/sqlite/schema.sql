-- Returns as they were published, each once; nothing is changed or deleted, so what was
-- revised can be seen as it stood. Texts are those of the library: an area
-- "staffordshire|west-mercia", a period "2022-10-03/2022-10-09", a figure "over 5 kg".
CREATE TABLE returns (
	id          INTEGER PRIMARY KEY, -- in the order of adding
	area        TEXT NOT NULL,
	period      TEXT,
	days        TEXT,                -- as printed, where they differ from period
	scope       TEXT NOT NULL,
	joint       TEXT NOT NULL,
	basis       TEXT NOT NULL,
	counts      TEXT,                -- {"arrests": "25", "children-taught": "over 950"}
	seized      TEXT,                -- the haul, as JSON
	publisher   TEXT NOT NULL,
	url         TEXT NOT NULL,
	published   TEXT,
	provisional INTEGER NOT NULL,

	first TEXT AS (substr(period, 1, 10)), -- of the days of period
	last  TEXT AS (substr(period, -10))
) STRICT;

CREATE UNIQUE INDEX said_once ON returns (
	area, ifnull(period, ''), publisher, ifnull(published, ''), url, scope, joint, basis, provisional,
	ifnull(days, ''), ifnull(counts, ''), ifnull(seized, '')
);

CREATE INDEX by_days ON returns (first, last, area);

-- A row for each figure that is a count, with its wording.
CREATE VIEW counted AS
SELECT returns.id, area, first, last, scope, publisher, published, each.key AS measure, each.value AS figure
FROM returns, json_each(returns.counts) AS each;
