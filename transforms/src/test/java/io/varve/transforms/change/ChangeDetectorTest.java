package io.varve.transforms.change;

import static io.varve.io.model.Decision.CONFIG_CHANGED;
import static io.varve.io.model.Decision.DATA_FILE_MISSING;
import static io.varve.io.model.Decision.EXTRACTOR_CHANGED;
import static io.varve.io.model.Decision.FORCED;
import static io.varve.io.model.Decision.MODIFIED;
import static io.varve.io.model.Decision.PARKED;
import static io.varve.io.model.Decision.RETRY;
import static io.varve.io.model.Decision.TOUCHED;
import static io.varve.io.model.Decision.UNCHANGED;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.varve.io.model.Decision;
import io.varve.io.model.FailureCode;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.ModelSamples;
import io.varve.io.model.SourceFile;
import io.varve.transforms.change.Verdict.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every combination of what is known and what is listed that matters to a decision. */
class ChangeDetectorTest {

  private static final int MAX_ATTEMPTS = 3;

  /** What the newest attempt on the known bytes came to. */
  enum Past {
    GOOD,
    GOOD_BUT_MISSING,
    BAD,
    BAD_BUT_MISSING,
    UNLUCKY,
    UNLUCKY_TOO_OFTEN
  }

  /** What the listing says compared with the entry. */
  enum Listed {
    SAME,
    OTHER_SIZE,
    OTHER_TIME,
    OTHER_TOKEN,
    RECORDED_TOO_SOON
  }

  /** What the run is told, strongest first. */
  enum Reason {
    FORCE,
    ROWS_LOST,
    OTHER_EXTRACTOR,
    OTHER_CONFIGURATION,
    RETRY_FAILED,
    REHASH,
    NONE
  }

  record Case(Past past, Listed listed, Reason reason, boolean sameBytes) {

    boolean failed() {
      return past != Past.GOOD && past != Past.GOOD_BUT_MISSING;
    }

    boolean missing() {
      return past == Past.GOOD_BUT_MISSING || past == Past.BAD_BUT_MISSING;
    }

    /** Returns whether the bytes are read before anything else is asked. */
    Optional<Decision> expectedReprocessing() {
      return switch (reason) {
        case FORCE -> Optional.of(FORCED);
        case ROWS_LOST -> Optional.of(DATA_FILE_MISSING);
        case OTHER_EXTRACTOR -> Optional.of(EXTRACTOR_CHANGED);
        case OTHER_CONFIGURATION -> Optional.of(CONFIG_CHANGED);
        case RETRY_FAILED, REHASH, NONE -> Optional.empty();
      };
    }

    /** Returns the decision for a file whose bytes are known. */
    Decision expectedForSameBytes() {
      if (failed()) {
        return past == Past.UNLUCKY || reason == Reason.RETRY_FAILED ? RETRY : PARKED;
      }
      return switch (listed) {
        case SAME, RECORDED_TOO_SOON -> missing() ? TOUCHED : UNCHANGED;
        case OTHER_SIZE, OTHER_TIME, OTHER_TOKEN -> TOUCHED;
      };
    }

    /** Returns the action for a file whose bytes are known. */
    Action expectedAction() {
      if (expectedForSameBytes() == RETRY) {
        return Action.EXTRACT;
      }
      return listed == Listed.SAME && !missing() ? Action.SKIP : Action.REFRESH;
    }
  }

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (Past past : Past.values()) {
      for (Listed listed : Listed.values()) {
        for (Reason reason : Reason.values()) {
          cases.add(new Case(past, listed, reason, true));
          cases.add(new Case(past, listed, reason, false));
        }
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void metadataDecidesWhetherToReadAndBytesWhetherTheyChanged(Case given) {
    ChangeDetector detector = detector(given.reason());
    Optional<ManifestEntry> entry = Optional.of(Entries.past(given.past(), given.listed()));
    SourceFile file = Entries.listed(given.listed());
    Verdict first = detector.fromMetadata(file, entry, given.reason() == Reason.ROWS_LOST);
    Optional<Decision> reprocessed = given.expectedReprocessing();
    boolean read =
        reprocessed.isPresent() || given.listed() != Listed.SAME || given.reason() == Reason.REHASH;
    assertThat(first.detail(), is(not("")));
    if (!read) {
      assertThat(first.action(), is(given.expectedAction()));
      assertThat(first.decision(), is(given.expectedForSameBytes()));
      return;
    }
    assertThat(first.action(), is(Action.READ));
    assertThat(first.decision(), is(reprocessed.orElse(MODIFIED)));

    String hash = given.sameBytes() ? ModelSamples.HASH : ModelSamples.OLD_HASH;
    Verdict second = detector.fromContent(file, entry, first, hash);
    assertThat(second.detail(), is(not("")));
    if (reprocessed.isPresent() || !given.sameBytes()) {
      assertThat(second.action(), is(Action.EXTRACT));
      assertThat(second.decision(), is(reprocessed.orElse(MODIFIED)));
    } else {
      assertThat(second.action(), is(given.expectedAction()));
      assertThat(second.decision(), is(given.expectedForSameBytes()));
    }
  }

  @Test
  void aFileThatIsNotKnownIsExtracted() {
    ChangeDetector detector = detector(Reason.NONE);
    Verdict first = detector.fromMetadata(Entries.listed(Listed.SAME), Optional.empty(), false);
    assertThat(first, is(Verdict.read(Decision.ADDED, "not in the manifest")));
    Verdict second =
        detector.fromContent(
            Entries.listed(Listed.SAME), Optional.empty(), first, ModelSamples.HASH);
    assertThat(second, is(Verdict.extract(Decision.ADDED, "not in the manifest")));
  }

  /** Its bytes were never read, so any bytes are new. */
  @Test
  void aFileThatCouldNeverBeReadIsExtractedWhenItIsRead() {
    ManifestEntry unread = Entries.unread(FailureCode.FETCH);
    Verdict first =
        detector(Reason.NONE)
            .fromMetadata(Entries.listed(Listed.OTHER_TIME), Optional.of(unread), false);
    Verdict second =
        detector(Reason.NONE)
            .fromContent(
                Entries.listed(Listed.OTHER_TIME), Optional.of(unread), first, ModelSamples.HASH);
    assertThat(second, is(Verdict.extract(MODIFIED, "read for the first time")));
  }

  @Test
  void theDetailNamesWhatDiffers() {
    assertThat(detail(Listed.OTHER_SIZE), containsString("size 4711 -> 4712"));
    assertThat(
        detail(Listed.OTHER_TIME), containsString("modified 2024-03-01T11:00:00.123456Z ->"));
    assertThat(detail(Listed.OTHER_TOKEN), containsString("change token 17:"));
    assertThat(detail(Listed.RECORDED_TOO_SOON), containsString("too soon"));
  }

  private static String detail(Listed listed) {
    ManifestEntry entry = Entries.past(Past.GOOD, listed);
    return detector(Reason.NONE)
        .fromMetadata(Entries.listed(listed), Optional.of(entry), false)
        .detail();
  }

  /** A run that has read all files believes metadata again, but for those that were different. */
  @Test
  void afterComparingAllBytesOnlySuspectsAreRead() {
    SourceFile file = Entries.listed(Listed.SAME);
    ManifestEntry entry = Entries.past(Past.GOOD, Listed.SAME);
    ChangePolicy all = new ChangePolicy(false, true, false, false, MAX_ATTEMPTS);
    assertThat(action(all, file, entry), is(Action.READ));
    assertThat(action(all.with(Rehash.NONE), file, entry), is(Action.SKIP));
    assertThat(action(all.with(Rehash.done(Set.of("other"))), file, entry), is(Action.SKIP));
    assertThat(action(all.with(Rehash.done(Set.of(file.key()))), file, entry), is(Action.READ));
  }

  private static Action action(ChangePolicy policy, SourceFile file, ManifestEntry entry) {
    return new ChangeDetector(policy, Entries.extractor(Reason.NONE))
        .fromMetadata(file, Optional.of(entry), false)
        .action();
  }

  private static ChangeDetector detector(Reason reason) {
    ChangePolicy policy =
        new ChangePolicy(
            reason == Reason.FORCE,
            reason == Reason.REHASH,
            false,
            reason == Reason.RETRY_FAILED,
            MAX_ATTEMPTS);
    return new ChangeDetector(policy, Entries.extractor(reason));
  }
}
