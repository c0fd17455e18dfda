package io.varve.transforms.records.pncp;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.varve.io.model.Dataset;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.parquet.RowSchema;
import io.varve.transforms.extract.GoldenFile;
import io.varve.transforms.records.json.RecordJson;
import io.varve.transforms.records.pncp.row.ContractingItem;
import io.varve.transforms.records.source.PageContent;
import io.varve.transforms.records.source.Request;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class PncpDetailsTest {

  private static final String ID = "11222333000144-1-000077/2026";
  private static final Path GOLDEN =
      Path.of("src/test/resources/io/varve/transforms/records/pncp/details.golden");

  private final PncpDetails details = new PncpDetails();

  @Test
  void eachPartIsAskedForByItsAgencyYearAndNumber() {
    SortedMap<String, Request> requests = details.requests(ID);

    assertThat(requests.keySet(), contains("arquivos", "itens"));
    assertThat(
        requests.get("itens"),
        equalTo(
            new Request(
                "/pncp/v1/orgaos/11222333000144/compras/2026/77/itens",
                new TreeMap<>(Map.of("pagina", "1", "tamanhoPagina", "100")))));
    assertThat(
        requests.get("arquivos").path(),
        equalTo("/pncp/v1/orgaos/11222333000144/compras/2026/77/arquivos"));
    assertThat(
        details.requests("11222333000144-1-000000/2026").get("itens").path(),
        equalTo("/pncp/v1/orgaos/11222333000144/compras/2026/0/itens"));
  }

  @Test
  void otherIdsAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> details.requests("../11222333000144-1-000077/2026"));
  }

  @Test
  void aFullPageIsFollowedByAnother() throws Exception {
    Request asked = details.requests(ID).get("itens");

    assertThat(page(array(100), asked).next(), equalTo(Optional.of(asked.with("pagina", "2"))));
    assertThat(
        page("{\"data\":" + array(100) + "}", asked.with("pagina", "9")).next(),
        equalTo(Optional.of(asked.with("pagina", "10"))));
    for (int size : new int[] {0, 99, 101}) {
      assertThat(page(array(size), asked).records(), hasSize(size));
      assertThat(page(array(size), asked).next(), equalTo(Optional.empty()));
    }
    assertThat(details.pages().read(MissingNode.getInstance(), asked).records(), hasSize(0));
  }

  @Test
  void itsRowsAreAsTheyWere() throws Exception {
    StringBuilder lines = new StringBuilder();
    details
        .datasets()
        .forEach(dataset -> rows().get(dataset.name()).forEach(r -> lines.append(RowLines.of(r))));
    GoldenFile.check(GOLDEN, details.identity(), lines.toString());
  }

  @Test
  void keysAreUniqueAndRepeatedEntriesCounted() {
    for (Dataset dataset : details.datasets()) {
      List<List<String>> keys = new ArrayList<>();
      for (Record row : rows().get(dataset.name())) {
        GenericRecord stored = RowSchema.of(dataset).row(new RowOrigin("k", "h", "r"), row);
        keys.add(dataset.keyColumns().stream().map(c -> String.valueOf(stored.get(c))).toList());
      }
      assertThat(dataset.name(), new HashSet<>(keys), hasSize(keys.size()));
    }
    List<Record> items = rows().get("record_items");
    assertThat(items, hasSize(5));
    assertThat(
        items.stream().map(r -> ((ContractingItem) r).repeats()).toList(), contains(0, 1, 0, 0, 0));
    assertThat(
        items.stream().map(r -> ((ContractingItem) r).ordinal()).toList(), contains(1, 1, 2, 1, 2));
  }

  @Test
  void theCategoryHasTheNameOfTheAnswerOnly() {
    ContractingItem item = (ContractingItem) rows().get("record_items").get(0);

    assertThat(item.kind().itemCategoriaId(), equalTo(Optional.of(3L)));
    assertThat(item.kind().itemCategoriaNome(), equalTo(Optional.of("Não se aplica")));
    assertThat(RowLines.of(item).contains("Obras"), equalTo(false));
  }

  @Test
  void aRecordWithoutDetailsHasNoRows() {
    assertThat(
        details.rows(ID, new TreeMap<>()),
        equalTo(Map.of("record_items", List.of(), "record_documents", List.of())));
  }

  private Map<String, List<Record>> rows() {
    SortedMap<String, List<JsonNode>> parts = new TreeMap<>();
    for (String part : List.of("itens", "arquivos")) {
      List<JsonNode> entries = new ArrayList<>();
      Contractings.resource(part + ".json").forEach(entries::add);
      parts.put(part, entries);
    }
    return details.rows(ID, parts);
  }

  private PageContent page(String body, Request asked) throws Exception {
    return details.pages().read(RecordJson.read(body), asked);
  }

  private static String array(int size) {
    return "[" + String.join(",", Collections.nCopies(size, "{}")) + "]";
  }
}
