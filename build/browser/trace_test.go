// SPDX-License-Identifier: MIT

package browser

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTheBusiestPageIsKept(t *testing.T) {
	name := func(process, thread int, name string) traceEvent {
		e := traceEvent{Name: "thread_name", Phase: "M", Process: process, Thread: thread}
		e.Args.Name = name
		return e
	}
	input := traceEvent{Name: "EventDispatch", Phase: "X", Time: 12, Process: 1, Thread: 1}
	input.Args.Data.Type = "input"
	got := newTrace([]traceEvent{
		name(1, 1, "CrRendererMain"), name(1, 2, "Compositor"), name(2, 1, "CrRendererMain"),
		{Name: "RunTask", Phase: "X", Time: 40, Duration: 30, Work: 20, Process: 1, Thread: 1},
		{Name: "RunTask", Phase: "X", Time: 10, Duration: 9, Work: 8, Process: 1, Thread: 1},
		{Name: "RunTask", Phase: "X", Time: 10, Duration: 900, Work: 800, Process: 1, Thread: 2},
		{Name: "RunTask", Phase: "X", Time: 10, Duration: 9, Work: 8, Process: 2, Thread: 1},
		{Name: "BeginMainThreadFrame", Phase: "I", Time: 41, Process: 1, Thread: 1},
		input,
		{Name: "painted", Category: "blink.user_timing", Phase: "I", Time: 50, Process: 1, Thread: 1},
		{Name: "clicked", Category: "blink.user_timing", Phase: "I", Time: 13, Process: 1, Thread: 1},
	})
	want := &Trace{Tasks: []Task{{10, 9, 8}, {40, 30, 20}}, Frames: []int64{41}, Inputs: []int64{12}, Marks: []Mark{{"clicked", 13}, {"painted", 50}}}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

func TestWorkBetweenMarks(t *testing.T) {
	trace := &Trace{
		Tasks:  []Task{{0, 5_000, 4_000}, {10_000, 5_000, 5_000}, {16_000, 2_000, 2_000}, {30_000, 9_000, 7_000}},
		Frames: []int64{10_100, 31_000},
		Inputs: []int64{11_000, 30_500},
	}
	if d := cmp.Diff([]float64{7, 7}, trace.PerFrame()); d != "" {
		t.Errorf("a frame has the task it lies in and what follows it, and not what was before any (-want +got)\n%s", d)
	}
	if d := cmp.Diff([]float64{5, 7}, trace.LongestPerInput()); d != "" {
		t.Errorf("the longest task after each input (-want +got)\n%s", d)
	}
	if got := (&Trace{Tasks: trace.Tasks}).PerFrame(); got != nil {
		t.Errorf("without frames there is %v", got)
	}
}

func TestWorkFromMarkToMark(t *testing.T) {
	trace := &Trace{
		Tasks: []Task{{0, 5_000, 4_000}, {10_000, 5_000, 5_000}, {16_000, 2_000, 2_000}, {30_000, 9_000, 7_000}},
		Marks: []Mark{{"painted", 4_000}, {"clicked", 11_000}, {"painted", 17_000}, {"clicked", 29_000}},
	}
	if d := cmp.Diff([]float64{7}, trace.Between("clicked", "painted")); d != "" {
		t.Errorf("the tasks that both marks lie in count, and a mark alone does not (-want +got)\n%s", d)
	}
}
