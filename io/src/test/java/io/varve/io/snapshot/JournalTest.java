package io.varve.io.snapshot;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.varve.io.model.DataFile;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.Status;
import io.varve.io.run.Journal;
import io.varve.io.run.JournalLine;
import io.varve.io.run.JournalTail;
import io.varve.io.run.ShardOutcome;
import io.varve.io.storage.InMemoryStorage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JournalTest {

  private static final String NAME = "JournalTest";

  private final InMemoryStorage storage = InMemoryStorage.named(NAME);
  private final Journal journal = new Journal(storage);

  @AfterEach
  void forget() {
    InMemoryStorage.forget(NAME);
  }

  @Test
  void linesReadAsTheyWereWritten() throws Exception {
    ShardOutcome outcome =
        new ShardOutcome(
            List.of(Pending.entry("run", "a", Status.SUCCEEDED)),
            List.of(DataFileChange.of(new DataFile("d", "s", "data/d", 1, 2, "sha256:0", "run"))),
            Map.of("unchanged", 3L),
            4,
            0);
    journal.add("run", "s", "attempt", outcome);

    assertThat(journal.runs(), contains("run"));
    assertThat(journal.lines("run"), contains(new JournalLine(1, "run", "s", "attempt", outcome)));
  }

  @Test
  void damagedLineIsLeftOut() throws Exception {
    journal.add("run", "s", "one", ShardOutcome.NOTHING);
    journal.add("run", "s", "two", ShardOutcome.NOTHING);
    String first = storage.list("staging").get(0).path();
    storage.delete(first);
    storage.createIfAbsent(first, new byte[] {'x'});

    assertThat(journal.lines("run"), hasSize(1));
  }

  @Test
  void tailReadsEachLineOnce() throws Exception {
    JournalTail tail = new JournalTail(storage, "run");
    assertThat(tail.next(), is(empty()));
    journal.add("run", "s", "one", ShardOutcome.NOTHING);
    journal.add("other", "s", "one", ShardOutcome.NOTHING);

    assertThat(tail.next(), hasSize(1));
    assertThat(tail.next(), is(empty()));
    journal.add("run", "s", "two", ShardOutcome.NOTHING);
    assertThat(tail.next(), contains(new JournalLine(1, "run", "s", "two", ShardOutcome.NOTHING)));
  }

  @Test
  void clearedJournalIsEmpty() throws Exception {
    journal.add("run", "s", "one", ShardOutcome.NOTHING);
    journal.add("other", "s", "one", ShardOutcome.NOTHING);

    journal.clear("run");

    assertThat(journal.lines("run"), is(empty()));
    assertThat(journal.runs(), contains("other"));
  }

  @Test
  void committedShardsAreClearedAlsoThoseOfPartitions() throws Exception {
    journal.add("run", "s", "one", ShardOutcome.NOTHING);
    journal.add("run", "year=2026/month=06/day=20/s", "two", ShardOutcome.NOTHING);
    journal.add("run", "year=2026/month=06/day=21/s", "three", ShardOutcome.NOTHING);
    assertThat(journal.lines("run"), hasSize(3));

    journal.clearShards(Set.of("year=2026/month=06/day=20/s"));

    assertThat(
        journal.lines("run").stream().map(JournalLine::attemptId).toList(),
        containsInAnyOrder("one", "three"));
  }
}
