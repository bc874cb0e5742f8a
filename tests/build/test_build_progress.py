"""What a run tells."""

import io
import json
import re

import pytest

from leafletgen.build.run import Done, JobState
from leafletgen.cli.progress import LINE_INTERVAL, NAMED, REDRAW, Progress
from leafletgen.diagnostics import Place, error
from leafletgen.model.edition import Job

BAD = error("bad", "wrong", Place("leaflets/asthma/ar.yaml", 1, 2), "mend it")


class Screen(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        """Yes."""
        return True


class Clock:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        """The time in seconds."""
        return self.now


def done(language: str, layout: str, state: JobState = JobState.MADE) -> Done:
    """A job that is settled."""
    return Done(Job("asthma", language, layout), state, (BAD,) if state is JobState.FAILED else ())


def jobs(count: int) -> list[Job]:
    """Jobs that none of the tests settles, but for their number."""
    return [Job("asthma", "xx", f"layout{number}") for number in range(count)]


def test_a_screen_shows_one_line_of_progress() -> None:
    """On a screen one line is drawn anew: done, failed, left, time to go, current; at the end it is gone."""
    screen, clock = Screen(), Clock()
    progress = Progress(jobs(6), screen, clock=clock)
    for state in (JobState.MADE, JobState.FAILED, JobState.MADE):
        clock.now += 10
        progress(done("ar", f"layout{clock.now:.0f}", state))
    assert screen.getvalue().endswith("\r\x1b[K2 done, 1 failed, 3 left, about 0:30 to go: asthma.ar.layout30")
    assert screen.getvalue().count("\n") == 1
    progress.close()
    assert screen.getvalue().endswith("\r\x1b[K")


def test_what_is_up_to_date_does_not_shorten_the_time_to_go() -> None:
    """The time left is judged by what had to be made."""
    screen, clock = Screen(), Clock()
    progress = Progress(jobs(102), screen, clock=clock)
    for number in range(100):
        progress(done("ar", f"layout{number}", JobState.CURRENT))
    clock.now = 7
    progress(done("en", "a4"))
    assert "1 left, about 0:07 to go" in screen.getvalue()


def test_a_pipe_gets_a_line_now_and_then() -> None:
    """Without a screen there is a plain line every few seconds, and none in a short run."""
    pipe, clock = io.StringIO(), Clock()
    progress = Progress(jobs(1000), pipe, clock=clock)
    for number in range(1000):
        clock.now += 0.02
        progress(done("ar", f"layout{number}"))
    progress.close()
    lines = pipe.getvalue().splitlines()
    assert len(lines) == int(1000 * 0.02 / LINE_INTERVAL) - 1
    assert "\r" not in pipe.getvalue()
    assert all(
        re.fullmatch(r"\d+ done, 0 failed, \d+ left, about \d+:\d\d to go: asthma\.ar\.layout\d+", one) for one in lines
    )


def test_a_screen_is_not_drawn_more_often_than_it_is_read() -> None:
    """However fast jobs are settled, the line is drawn a few times a second."""
    screen, clock = Screen(), Clock()
    progress = Progress(jobs(1000), screen, clock=clock)
    for number in range(1000):
        clock.now += REDRAW / 100
        progress(done("ar", f"layout{number}"))
    assert screen.getvalue().count("left") <= 10


def test_a_problem_of_a_text_is_told_once() -> None:
    """A problem that every layout of a text has is told once; to people as text, to machines as a line of JSON."""
    for machine in (False, True):
        stream = io.StringIO()
        progress = Progress(jobs(2), stream, machine)
        for layout in ("a4", "letter"):
            progress(done("ar", layout, JobState.FAILED))
        (line,) = stream.getvalue().splitlines()
        if machine:
            told = json.loads(line)
            assert (told["severity"], told["code"], told["file"], told["line"]) == ("error", "bad", BAD.place.file, 1)
        else:
            assert line == "leaflets/asthma/ar.yaml:1:2: error[bad]: wrong; mend it"


@pytest.mark.parametrize("machine", [False, True])
def test_the_summary_counts_everything(machine: bool) -> None:
    """At the end everything is counted: made, up to date, failed, not tried; by language and layout."""
    clock = Clock()
    settled = (done("ar", "a4"), done("ar", "letter", JobState.FAILED), done("en", "a4", JobState.CURRENT))
    untried = (Job("asthma", "en", "letter"), Job("burns", "en", "a4"))
    progress = Progress([*(one.job for one in settled), *untried], io.StringIO(), machine, clock)
    for one in settled:
        progress(one)
    clock.now = 1.26
    if machine:
        summary = progress.as_json()
        counts = {name: summary[name] for name in ("made", "current", "failed", "untried")}
        assert counts == {"made": 1, "current": 1, "failed": 1, "untried": 2}
        assert [(one["file"], one["state"]) for one in summary["files"]] == [
            ("asthma/asthma.ar.a4.pdf", "made"),
            ("asthma/asthma.ar.letter.pdf", "failed"),
            ("asthma/asthma.en.a4.pdf", "current"),
            ("asthma/asthma.en.letter.pdf", "untried"),
            ("burns/burns.en.a4.pdf", "untried"),
        ]
    else:
        assert progress.summary("made").splitlines() == [
            "    a4  letter",
            "ar  1   0 -1",
            "en  1   0",
            "not tried: asthma.en.letter, burns.en.a4",
            "1 made, 1 up to date, 1 failed, 2 not tried, in 1.3 s",
        ]


def test_many_jobs_that_were_not_tried_are_named_in_part() -> None:
    """A run that stops early names the first jobs that it did not try, and counts the others."""
    named = Progress(jobs(NAMED + 3), io.StringIO()).summary("made").splitlines()[0]
    assert named.startswith("not tried: asthma.xx.layout0, asthma.xx.layout1, ")
    assert named.endswith(f"layout{NAMED - 1} and 3 more")
