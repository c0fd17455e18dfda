package io.varve.pipelines.records;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.model.DataFile;
import io.varve.io.model.Decision;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Status;
import io.varve.pipelines.run.RunReport;
import io.varve.transforms.records.api.Contractings;
import io.varve.transforms.records.api.Mishap;
import io.varve.transforms.records.api.Mishaps;
import io.varve.transforms.records.api.RecordsApi;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is seen late, again, elsewhere or damaged neither hides nor replaces what is known. */
class SightingsTest {

  private static final ObjectNode OTHER = Contractings.of(1, Week.DAY, Week.MODALITY);
  private static final ObjectNode RECORD = Contractings.of(2, Week.DAY, Week.MODALITY);
  private static final ObjectNode CHANGED =
      Contractings.updated(RECORD, Week.DAY + "T10:00:00", "Suspensa");

  @TempDir Path folder;
  private RecordsFixture records;
  private RecordsApi api;

  @BeforeEach
  void start() throws Exception {
    records = new RecordsFixture(folder.resolve("warehouse"));
    api = RecordsApi.start(List.of());
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private RunReport ask(JsonNode... answer) throws Exception {
    api.serve(List.of(answer));
    return records.ask(api, Week.listings());
  }

  /** Returns the pages of an answer that no run of the warehouse stored. */
  private Path pagesOf(JsonNode... answer) throws Exception {
    RecordsFixture another = new RecordsFixture(folder.resolve("another"));
    api.serve(List.of(answer));
    return another.raw(another.ask(api, Week.listings()));
  }

  private ManifestEntry entry() throws Exception {
    return records.entries("records").get(Contractings.id(2));
  }

  @Test
  void replayOfAnUnknownOlderStateLeavesTheRecordMissing() throws Exception {
    Path old = pagesOf(OTHER, RECORD);
    ask(OTHER, CHANGED);
    ask(OTHER);
    ManifestEntry missing = entry();

    assertThat(records.read(old).counts().modified(), is(1L));

    assertThat(entry().live().rows().get("records"), is(2L));
    assertThat(entry().missingSince(), is(missing.missingSince()));
  }

  @Test
  void recordThatIsSeenAgainAsItWasBeforeIsNotMissing() throws Exception {
    ask(OTHER, RECORD);
    ask(OTHER, CHANGED);
    ask(OTHER);
    assertThat(entry().missingSince().isPresent(), is(true));

    RunReport again = ask(OTHER, RECORD);

    assertThat(again.counts().touched(), is(1L));
    assertThat(entry().missingSince().isPresent(), is(false));
    assertThat(entry().attempt().decision(), is(Decision.TOUCHED));
  }

  @Test
  void replayMovesNoRecordToAnotherDay() throws Exception {
    ObjectNode elsewhere =
        RECORD.deepCopy().put("dataPublicacaoPncp", Week.DAY.plusDays(3) + "T08:00:00");
    Path old = pagesOf(elsewhere);
    ask(OTHER, RECORD);

    assertThat(records.read(old).counts().modified(), is(1L));

    assertThat(entry().live().rows().get("records"), is(2L));
    assertThat(entry().live().shard().orElseThrow(), startsWith("year=2026/month=06/day=01/"));
  }

  @Test
  void recordThatCannotBeToldFromOthersMakesNoneOfThemMissing() throws Exception {
    ask(OTHER, RECORD);

    RunReport run = ask(OTHER, CHANGED.deepCopy().put("numeroControlePNCP", "none"));

    assertThat(run.counts().failed(), is(1L));
    assertThat(run.counts().missing(), is(0L));
    assertThat(entry().missingSince().isPresent(), is(false));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void rowsWhoseDataFileIsGoneAreMadeAgain(boolean force) throws Exception {
    ask(OTHER, RECORD);
    for (DataFile file : records.stored().dataFiles()) {
      Files.delete(folder.resolve("warehouse").resolve(file.path()));
    }
    records.settings().force = force;

    // The snapshot before still names what is gone, so the whole warehouse is not intact.
    RunReport run = records.askUnchecked(api.endpoint(), Week.listings());

    assertThat(run.toString(), run.counts().reprocessed(), is(2L));
    assertThat(records.versions().current(), aMapWithSize(2));
  }

  @Test
  void someOfThePagesDoNotMakeUpForAListingThatFailed() throws Exception {
    api.serve(Contractings.all(1, 15, Week.DAY, Week.MODALITY));
    api.mishaps(Mishaps.none().onCall(1, Mishap.NOT_FOUND).onCall(2, Mishap.NOT_FOUND));
    records.ask(api, Week.listings());
    assertThat(failedListings(), is(2L));

    api.mishaps(Mishaps.none());
    records.settings().mostPages = 1;
    records.ask(api, Week.listings());
    assertThat("one has two pages, one is empty", failedListings(), is(1L));

    records.settings().mostPages = 0;
    records.ask(api, Week.listings());
    assertThat(failedListings(), is(0L));
  }

  private long failedListings() throws Exception {
    return records.entries("listings").values().stream()
        .filter(entry -> entry.status() == Status.FAILED)
        .count();
  }

  @Test
  void pageThatIsBadAgainFailsAgain() throws Exception {
    Path pages = Files.createDirectory(folder.resolve("pages"));
    Path page = Files.writeString(pages.resolve("1.json"), "{");
    RunReport bad = records.read(pages);
    assertThat(bad.counts().failed(), is(1L));
    Files.writeString(page, "[]");
    assertThat(records.read(pages).counts().retried(), is(1L));

    Files.writeString(page, "{");
    RunReport again = records.read(pages);

    assertThat(again.counts().failed(), is(1L));
  }
}
