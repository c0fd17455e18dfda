package io.varve.pipelines.tradeable;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.varve.io.model.Decision;
import io.varve.io.model.Status;
import io.varve.io.run.RunStatus;
import io.varve.io.storage.InMemoryStorage;
import io.varve.pipelines.run.RunReport;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A price file that moves takes the place of the one that is gone, and never stands beside it. */
class MovedPriceFilesTest {

  private static final String NAME = "MovedPriceFilesTest";
  private static final String OLD = "prices/daily/us/nasdaq/moon.us.txt";
  private static final String NEW = "prices/daily/us/amex/moon.us.txt";
  private static final String STAR = "prices/daily/us/nasdaq/star.us.txt";

  @TempDir Path folder;
  private TradeableFixture fixture;

  @BeforeEach
  void firstRun() throws Exception {
    fixture = new TradeableFixture(folder, "mem://" + NAME);
    fixture.write(OLD, Prices.of("MOON.US", 5));
    fixture.write(STAR, Prices.of("STAR.US", 3));
    fixture.write("instruments/broker.csv", Prices.list("MOON:US,NYSE,USD", "STAR:US,NYSE,USD"));
    fixture.run();
  }

  @AfterEach
  void forget() {
    InMemoryStorage.forget(NAME);
  }

  @Test
  void newPlaceTakesOverInOneCommit() throws Exception {
    fixture.move(OLD, NEW);
    assertThat(planned(OLD), is(Decision.REMOVED));

    RunReport report = fixture.run();

    assertThat(report.counts().added(), is(1L));
    assertThat(report.counts().removed(), is(1L));
    assertThat(report.counts().missing(), is(0L));
    assertThat(fixture.stored().entries(), not(hasKey(OLD)));
    assertThat(paths(), contains(NEW.substring(7), STAR.substring(7)));
    assertThat(fixture.derivedIn(report), contains("broker.csv/MOON:US"));
    assertThat(fixture.run().status(), is(RunStatus.NO_CHANGES));
  }

  @Test
  void otherBytesAtTheNewPlaceAreNoMatter() throws Exception {
    fixture.move(OLD, NEW);
    fixture.write(NEW, Prices.of("MOON.US", 9));

    fixture.run();

    assertThat(fixture.stored().rows("prices"), hasSize(12));
    assertThat(fixture.stored().entries(), not(hasKey(OLD)));
  }

  @Test
  void mayMoveThereAndBack() throws Exception {
    fixture.move(OLD, NEW);
    fixture.run();
    fixture.move(NEW, OLD);
    RunReport back = fixture.run();

    assertThat(back.counts().removed(), is(1L));
    assertThat(paths(), contains(OLD.substring(7), STAR.substring(7)));
  }

  @Test
  void rowsStayWhenTheNewPlaceCannotBeRead() throws Exception {
    moveAndSpoil();
    RunReport report = fixture.run();

    assertThat(report.counts().failed(), is(1L));
    assertThat(report.counts().missing(), is(1L));
    assertThat(fixture.entry(OLD).missingSince().isPresent(), is(true));
    assertThat(fixture.entry(NEW).status(), is(Status.FAILED));
    assertThat(fixture.derivedIn(report), is(empty()));
    assertThat(fixture.stored().rows("prices"), hasSize(8));

    assertThat(planned(OLD), is(Decision.MISSING));
    RunReport later = fixture.run();
    assertThat(later.status(), is(RunStatus.NO_CHANGES));
    assertThat(later.counts().missing(), is(1L));
    fixture.settings().prune = true;
    fixture.run();
    assertThat("no row is lost to it", fixture.stored().rows("prices"), hasSize(8));
  }

  @Test
  void spoiltFileThatMovedIsMendedLater() throws Exception {
    moveAndSpoil();
    fixture.run();
    fixture.write(NEW, Prices.of("MOON.US", 6));

    RunReport mended = fixture.run();

    assertThat(mended.counts().removed(), is(1L));
    assertThat(fixture.stored().rows("prices"), hasSize(9));
    assertThat(fixture.derivedIn(mended), contains("broker.csv/MOON:US"));
  }

  @Test
  void runOverFailedFilesLetsThemMoveToo() throws Exception {
    moveAndSpoil();
    fixture.run();
    fixture.write(NEW, Prices.of("MOON.US", 6));
    fixture.settings().onlyFailed = true;

    RunReport mended = fixture.run();

    assertThat(mended.counts().succeeded(), is(1L));
    assertThat(fixture.stored().entries(), not(hasKey(OLD)));
    assertThat(fixture.stored().rows("prices"), hasSize(9));
  }

  @Test
  void runOverFailedFilesTakesNothingForMoved() throws Exception {
    fixture.write(STAR, Prices.UNREADABLE);
    fixture.run();
    fixture.move(OLD, NEW);
    fixture.settings().onlyFailed = true;
    fixture.settings().retryFailed = true;

    fixture.run();

    assertThat(fixture.entry(OLD).missingSince().isPresent(), is(false));
    assertThat(fixture.stored().entries(), not(hasKey(NEW)));
  }

  @Test
  void spoiltFileMayMoveBack() throws Exception {
    moveAndSpoil();
    fixture.run();
    fixture.delete(NEW);
    fixture.write(OLD, Prices.of("MOON.US", 5));
    fixture.run();

    assertThat(fixture.entry(OLD).missingSince().isPresent(), is(false));
    assertThat(fixture.stored().entries(), not(hasKey(NEW)));
  }

  @Test
  void twoFilesWithOneTickerAreRefused() throws Exception {
    fixture.write(NEW, Prices.of("MOON.US", 5));

    RunReport report = fixture.run();

    assertThat(report.status(), is(RunStatus.REFUSED));
    String why = report.problem().orElseThrow().getMessage();
    assertThat(why, allOf(containsString(OLD), containsString(NEW)));
    assertThat(fixture.plan().refusal().orElseThrow(), is(why));
    assertThat(fixture.snapshot().orElseThrow().id(), is(1L));
  }

  @Test
  void fileThatIsLeftOutGivesWayToTheOther() throws Exception {
    fixture.write(NEW, Prices.of("MOON.US", 6));
    fixture.settings().exclude = List.of("**/nasdaq/moon.us.txt");
    assertThat(planned(OLD), is(Decision.REMOVED));

    RunReport report = fixture.run();

    assertThat(report.status(), is(RunStatus.COMMITTED));
    assertThat(fixture.stored().entries(), not(hasKey(OLD)));
    assertThat(fixture.stored().rows("prices"), hasSize(9));
    assertThat(fixture.run().status(), is(RunStatus.NO_CHANGES));
  }

  @Test
  void fileThatIsLeftOutStaysAsItIsWhenTheOtherCannotBeRead() throws Exception {
    fixture.write(NEW, Prices.UNREADABLE);
    fixture.settings().exclude = List.of("**/nasdaq/moon.us.txt");

    RunReport report = fixture.run();

    assertThat(report.counts().missing(), is(0L));
    assertThat(fixture.entry(OLD).missingSince().isPresent(), is(false));
    assertThat(fixture.stored().rows("prices"), hasSize(8));
    assertThat(fixture.run().status(), is(RunStatus.NO_CHANGES));
  }

  @Test
  void twoFilesWithOneTickerAreRefusedWhenNothingElseHasChanged() throws Exception {
    fixture.write(NEW, Prices.UNREADABLE);
    fixture.settings().exclude = List.of("**/nasdaq/moon.us.txt");
    fixture.run();
    fixture.settings().exclude = List.of();

    assertThat(fixture.plan().refusal().isPresent(), is(true));
    assertThat(fixture.run().status(), is(RunStatus.REFUSED));
  }

  @Test
  void wholeTreeMayMoveWhateverMayBeMissing() throws Exception {
    fixture.move(OLD, NEW);
    fixture.move(STAR, "prices/daily/us/amex/star.us.txt");
    fixture.settings().maxMissing = 0;
    fixture.settings().broadcastEntries = 0;

    RunReport report = fixture.run();

    assertThat(report.counts().removed(), is(2L));
    assertThat(fixture.stored().rows("prices"), hasSize(8));
  }

  private void moveAndSpoil() throws Exception {
    fixture.move(OLD, NEW);
    fixture.write(NEW, Prices.UNREADABLE);
  }

  private Decision planned(String key) throws Exception {
    return fixture.plan().items().stream()
        .filter(item -> item.key().equals(key))
        .findFirst()
        .map(item -> item.decision())
        .orElse(Decision.MISSING);
  }

  private List<String> paths() throws Exception {
    return fixture.stored().rows("price_files").stream()
        .map((GenericRecord row) -> row.get("relative_path").toString())
        .sorted()
        .toList();
  }
}
