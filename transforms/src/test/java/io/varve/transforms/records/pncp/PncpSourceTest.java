package io.varve.transforms.records.pncp;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.instanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.transforms.extract.GoldenFile;
import io.varve.transforms.records.json.RecordJson;
import io.varve.transforms.records.source.RecordSource;
import io.varve.transforms.records.source.RecordSourceContract;
import io.varve.transforms.records.source.RecordSourceProvider;
import io.varve.transforms.records.version.Version;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class PncpSourceTest extends RecordSourceContract {

  private static final Path GOLDEN =
      Path.of("src/test/resources/io/varve/transforms/records/pncp/rows.golden");

  @Override
  protected RecordSource source() {
    return new PncpSource();
  }

  @Override
  protected List<String> records() {
    List<String> records = new ArrayList<>();
    Contractings.page().get("data").forEach(record -> records.add(RecordJson.text(record)));
    return records;
  }

  @Override
  protected List<String> pages() {
    return List.of(RecordJson.text(Contractings.page()), "{\"data\":[],\"empty\":true}", "[]");
  }

  @Test
  void itIsKnownToTheProgram() {
    List<String> names = new ArrayList<>();
    ServiceLoader.load(RecordSourceProvider.class)
        .forEach(provider -> names.add(provider.source().name()));

    assertThat(names, hasItem("pncp"));
  }

  @Test
  void itsRowsAreAsTheyWere() throws Exception {
    StringBuilder rows = new StringBuilder();
    Instant seen = Instant.parse("2026-06-22T10:00:00Z");
    for (JsonNode record : Contractings.page().get("data")) {
      Optional<Instant> updated = source().facts(record).updatedAt();
      Version version = new Version(1, true, "run-1", seen, updated, "sha256:00", "{}");
      rows.append(RowLines.of(source().row(record, version)));
    }
    GoldenFile.check(GOLDEN, source().identity(), rows.toString());
  }

  @Test
  void itsDetailsAreThoseOfPncp() {
    assertThat(source().details().orElseThrow(), instanceOf(PncpDetails.class));
    assertThat(source().identity().name(), equalTo("pncp"));
    assertThat(source().identity().version(), equalTo(1));
  }
}
