// SPDX-License-Identifier: MIT

package main

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/core/runtime/graphx"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/core/runtime/harness"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/core/util/hooks"
	jobpb "github.com/apache/beam/sdks/v2/go/pkg/beam/model/jobmanagement_v1"
	pipepb "github.com/apache/beam/sdks/v2/go/pkg/beam/model/pipeline_v1"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners/prism"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners/universal/extworker"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners/universal/runnerlib"
	"google.golang.org/protobuf/proto"
)

// startPrism starts the prism of this process, which it has until it ends.
var startPrism = sync.OnceValues(func() (jobpb.JobServiceClient, error) {
	return prism.CreateJobServer(context.Background(), prism.Options{})
})

// runOnPrism runs a pipeline on prism with a worker for each branch, and one for the
// rest. The prism runner would run all of it on a single one: prism starts a worker for
// each environment of a pipeline, and knows no number of them.
func runOnPrism(ctx context.Context, p *beam.Pipeline) error {
	edges, _, err := p.Build()
	if err != nil {
		return err
	}
	pool, err := extworker.StartLoopback(ctx, 0)
	if err != nil {
		return err
	}
	defer pool.Stop(ctx)
	environment, err := graphx.CreateEnvironment(ctx, "beam:env:external:v1", pool.EnvironmentConfig)
	if err != nil {
		return err
	}
	hooks.DisableHook(harness.DefaultRemoteLoggingHook) // workers of this process log as it does
	graph, err := graphx.Marshal(edges, &graphx.Options{Environment: environment})
	if err != nil {
		return err
	}
	giveWorkers(graph.Components)

	server, err := startPrism()
	if err != nil {
		return err
	}
	id, _, token, err := runnerlib.Prepare(ctx, server, graph, &runnerlib.JobOptions{Name: "beam", Loopback: true})
	if err != nil {
		return err
	}
	job, err := runnerlib.Submit(ctx, server, id, token)
	if err != nil {
		return err
	}
	return runnerlib.WaitForCompletion(ctx, server, job)
}

// branch names a scope that has a worker of its own on prism.
func branch(i int) string { return fmt.Sprintf("branch %d", i) }

// giveWorkers gives each branch an environment of its own.
func giveWorkers(c *pipepb.Components) {
	for _, t := range c.Transforms {
		name, _, within := strings.Cut(t.UniqueName, "/")
		if !within || !strings.HasPrefix(name, "branch ") || t.EnvironmentId == "" {
			continue
		}
		if c.Environments[name] == nil {
			c.Environments[name] = proto.Clone(c.Environments[t.EnvironmentId]).(*pipepb.Environment)
		}
		t.EnvironmentId = name
	}
}
