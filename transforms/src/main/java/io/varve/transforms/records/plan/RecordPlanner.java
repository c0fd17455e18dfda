package io.varve.transforms.records.plan;

import io.varve.io.model.ContentHash;
import io.varve.io.model.Decision;
import io.varve.io.model.LiveRows;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.SourceFile;
import io.varve.io.model.SourceMetadata;
import io.varve.io.model.Status;
import io.varve.io.model.Validation;
import io.varve.io.run.ShardOutcome;
import io.varve.io.shard.ShardName;
import io.varve.transforms.change.Candidate;
import io.varve.transforms.change.ChangeDetector;
import io.varve.transforms.change.EntryBuilder;
import io.varve.transforms.change.Verdict;
import io.varve.transforms.change.Verdict.Action;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.records.version.Sighting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares all that was seen with the manifest, whose entries it looks up by key: the cost follows
 * what was seen, not what is known. Runs on one worker; memory grows with the records that were
 * seen, about 500 bytes each. Use once.
 */
public final class RecordPlanner {

  private final RecordSettings settings;
  private final ChangeDetector detector;
  private final EntryBuilder builder;
  private final PlanSink out;
  private Map<String, ManifestEntry> entries = Map.of();
  private Set<String> lostShards = Set.of();

  public RecordPlanner(RecordSettings settings, PlanSink out) {
    this.settings = settings;
    this.detector = settings.detector();
    this.builder = settings.entries();
    this.out = out;
  }

  /** Decides on everything once. */
  public void plan(SeenRecords seen) throws IOException {
    ListingNews news = new ListingNews(settings);
    lostShards = settings.workspace().shardsWithLostFiles();
    VanishedRecords vanished = new VanishedRecords(settings, seen.pagesInTrouble(), lostShards);
    Set<String> absent = vanished.find(seen.records().keySet());
    Set<String> keys = new HashSet<>(seen.keys());
    keys.addAll(news.keys());
    keys.addAll(absent);
    entries = settings.workspace().entries(keys);
    for (Map.Entry<String, List<Sighting>> record : seen.records().entrySet()) {
      decide(record.getKey(), record.getValue());
    }
    for (Trouble trouble : seen.troubles().values()) {
      decide(trouble);
    }
    for (String page : seen.goodPages()) {
      if (!seen.troubles().containsKey(page)) {
        settle(page, "read without trouble");
      }
    }
    for (Trouble failed : news.failed()) {
      fail(failed, again(failed.key()));
    }
    for (String key : news.succeeded()) {
      settle(key, "asked again, with success");
    }
    for (String key : absent) {
      vanish(key);
    }
    out.outcome(new ShardOutcome(List.of(), List.of(), Map.of(), seen.bytes(), 0));
  }

  private void decide(String key, List<Sighting> states) throws IOException {
    Sighting newest = states.get(states.size() - 1);
    Optional<ManifestEntry> previous = Optional.ofNullable(entries.get(key));
    boolean rowsLost =
        previous.flatMap(old -> old.live().shard()).filter(lostShards::contains).isPresent();
    SourceFile file = file(newest);
    Verdict verdict = verdict(file, previous, rowsLost, newest.hash());
    boolean wasSame =
        verdict.decision() == Decision.UNCHANGED || verdict.decision() == Decision.TOUCHED;
    if (wasSame && states.size() > 1) {
      verdict = Verdict.extract(Decision.MODIFIED, "seen in " + states.size() + " states");
    } else if (verdict.action() == Action.REFRESH
        && MissingMark.staying(states, previous).isPresent()) {
      verdict = Verdict.skip(Decision.UNCHANGED, "seen before it vanished");
    }
    out.considered(key);
    switch (verdict.action()) {
      case SKIP -> skip(verdict.decision(), previous);
      case REFRESH ->
          out.outcome(
              ShardOutcome.of(
                  builder.refreshed(file, previous.orElseThrow(), verdict, Instant.now())));
      case READ, EXTRACT ->
          out.changed(
              partition(newest, previous),
              new RecordChange(new Candidate(file, previous, verdict), states));
    }
  }

  private Verdict verdict(
      SourceFile file, Optional<ManifestEntry> previous, boolean rowsLost, String hash) {
    Verdict verdict = detector.fromMetadata(file, previous, rowsLost);
    if (rowsLost && verdict.decision() == Decision.FORCED) {
      return Verdict.extract(Decision.DATA_FILE_MISSING, verdict.detail() + "; its rows are gone");
    }
    return verdict.action() == Action.READ
        ? detector.fromContent(file, previous, verdict, hash)
        : verdict;
  }

  private void skip(Decision decision, Optional<ManifestEntry> previous) {
    out.skipped(decision);
    previous.ifPresent(entry -> out.savedMs(entry.attempt().processingMs()));
  }

  /** Where it will be, as far as its entry tells: what is older does not move it to another day. */
  private static String partition(Sighting newest, Optional<ManifestEntry> previous) {
    return previous
        .filter(entry -> newest.updatedAt().isPresent())
        .filter(entry -> newest.updatedAt().get().isBefore(entry.source().modifiedAt()))
        .flatMap(entry -> entry.live().shard())
        .map(ShardName::partitionOf)
        .orElse(newest.partition());
  }

  private void decide(Trouble trouble) throws IOException {
    Optional<ManifestEntry> previous = Optional.ofNullable(entries.get(trouble.key()));
    SourceFile file = new SourceFile(trouble.key(), trouble.source(), settings.startedAt());
    // An entry that was made up for is of the same content as the trouble before.
    Verdict verdict =
        previous.filter(entry -> entry.status() == Status.SUCCEEDED).isPresent()
            ? Verdict.extract(Decision.MODIFIED, "bad again")
            : verdict(file, previous, false, trouble.hash());
    if (verdict.action() == Action.READ || verdict.action() == Action.EXTRACT) {
      fail(trouble, verdict);
    } else {
      out.considered(trouble.key());
      out.skipped(verdict.decision());
    }
  }

  private void fail(Trouble trouble, Verdict verdict) throws IOException {
    SourceFile file = new SourceFile(trouble.key(), trouble.source(), settings.startedAt());
    Candidate candidate =
        new Candidate(file, Optional.ofNullable(entries.get(trouble.key())), verdict);
    out.considered(trouble.key());
    out.outcome(
        ShardOutcome.of(
            settings
                .failures()
                .record(
                    candidate,
                    Optional.of(trouble.hash()).filter(hash -> !hash.isEmpty()),
                    trouble.stage(),
                    new ExtractionException(trouble.code(), trouble.message()),
                    settings.startedAt())));
  }

  /** An answer is not the same bytes as another one: each question counts by itself. */
  private Verdict again(String key) {
    ManifestEntry previous = entries.get(key);
    if (previous == null) {
      return Verdict.extract(Decision.ADDED, "asked for the first time");
    }
    return previous.status() == Status.FAILED
        ? Verdict.extract(Decision.RETRY, "attempt " + (previous.attempts() + 1))
        : Verdict.extract(Decision.MODIFIED, "asked again");
  }

  /** What failed before, and did not now, is made up for. */
  private void settle(String key, String why) {
    Optional<ManifestEntry> failed =
        Optional.ofNullable(entries.get(key)).filter(entry -> entry.status() == Status.FAILED);
    if (failed.isPresent()) {
      Verdict verdict = Verdict.extract(Decision.RETRY, why);
      SourceMetadata source = failed.get().source();
      SourceFile file = new SourceFile(key, source, settings.startedAt());
      out.considered(key);
      out.outcome(
          ShardOutcome.of(
              builder.succeeded(
                  new Candidate(file, failed, verdict),
                  verdict,
                  ContentHash.of(key.getBytes(StandardCharsets.UTF_8)).value(),
                  Validation.PASS,
                  LiveRows.NONE,
                  Instant.now(),
                  Duration.ZERO)));
    }
  }

  private void vanish(String key) {
    Optional<ManifestEntry> entry =
        Optional.ofNullable(entries.get(key)).filter(known -> known.status() != Status.PURGED);
    if (entry.isEmpty()) {
      return;
    }
    if (entry.get().missingSince().isPresent()) {
      out.skipped(Decision.MISSING);
    } else {
      out.outcome(ShardOutcome.of(builder.missing(entry.get(), Instant.now())));
    }
  }

  private SourceFile file(Sighting seen) {
    SourceMetadata metadata =
        PageReading.metadata(
            seen.uri(), seen.sizeBytes(), seen.updatedAt(), new ContentHash(seen.hash()));
    return new SourceFile(seen.key(), metadata, settings.startedAt());
  }
}
