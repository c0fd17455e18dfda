package io.varve.transforms.records.page;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.run.RawFiles;
import io.varve.io.storage.InMemoryStorage;
import io.varve.transforms.listing.InputScope;
import io.varve.transforms.listing.Selection;
import io.varve.transforms.records.api.Mishaps;
import io.varve.transforms.records.api.RecordsApi;
import io.varve.transforms.records.fetch.Landing;
import io.varve.transforms.records.fetch.LandingProgress;
import io.varve.transforms.records.fetch.Quick;
import io.varve.transforms.records.pncp.PncpSource;
import io.varve.transforms.records.source.PageContent;
import io.varve.transforms.records.source.Period;
import io.varve.transforms.records.source.Query;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real pages, where a folder with some is at hand. */
class RealPagesTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("varve.records", "../../shared/data/records"));

  private static List<JsonNode> records(String collection) throws Exception {
    Path folder = FOLDER.resolve("repaged").resolve(collection);
    assumeTrue(Files.isDirectory(folder), "no folder of real pages");
    FolderPages pages =
        new FolderPages(
            new InputScope(
                folder.toString(), "", new Selection(List.of("publicacao*.json"), List.of())),
            new PncpSource().pages());
    List<JsonNode> records = new ArrayList<>();
    for (RecordPage page : pages.list()) {
      PageContent content = pages.read(page);
      records.addAll(content.records());
      assertThat(content.total().orElse(0), greaterThan(0L));
    }
    return records;
  }

  @ParameterizedTest
  @CsvSource({
    "rio/r1_2026-06-08, 347",
    "rio/r2_2026-06-15, 347",
    "rio/r3_2026-06-16, 896",
    "rio/r4_2026-06-20, 896",
    "belo_horizonte/r1_2026-06-08, 90",
    "belo_horizonte/r4_2026-06-20, 291"
  })
  void allRecordsOfACollectionAreRead(String collection, int expected) throws Exception {
    assertThat(records(collection), hasSize(expected));
  }

  @Test
  void servedAgainWithTheMishapsOfTheRealApiTheyAllCome() throws Exception {
    try (RecordsApi api = RecordsApi.start(records("rio/r3_2026-06-16"))) {
      api.mishaps(Mishaps.real(4));
      LandedRun run =
          new Landing(
                  new RawFiles(InMemoryStorage.named("real-pages")),
                  new PncpSource(),
                  api.endpoint(),
                  Quick.policy(8, Duration.ofSeconds(2)),
                  EarlierListings.NONE,
                  LandingProgress.NONE)
              .land(
                  "run-1",
                  new PncpSource()
                      .listings(
                          new Period(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 12, 31)),
                          new Query("", List.of("6"), new TreeMap<>(), 0)),
                  0);
      LandedListing landed = run.listings().get(0);
      assertThat(landed.state(), is(LandedListing.State.COMPLETE));
      assertThat(landed.records(), is(896L));
      assertThat(landed.pages(), hasSize(18));
    }
  }
}
