package io.varve.transforms.records.pncp;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.model.ContentHash;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.parquet.RowSchema;
import io.varve.transforms.records.json.CanonicalJson;
import io.varve.transforms.records.json.RecordJson;
import io.varve.transforms.records.pncp.row.Contracting;
import io.varve.transforms.records.pncp.row.ContractingDocument;
import io.varve.transforms.records.pncp.row.ContractingItem;
import io.varve.transforms.records.source.InvalidRecordException;
import io.varve.transforms.records.source.PageContent;
import io.varve.transforms.records.source.RecordFacts;
import io.varve.transforms.records.source.Request;
import io.varve.transforms.records.version.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real pages, collected several times, and real details, where a folder with some is at hand. */
class RealRecordsTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("varve.records", "../../shared/data/records"));
  private static final RowOrigin ORIGIN = new RowOrigin("k", "sha256:0", "run-1");

  private final PncpSource source = new PncpSource();

  @BeforeEach
  void aFolderIsAtHand() {
    assumeTrue(Files.isDirectory(FOLDER), "no folder of real records");
  }

  @Test
  void eachRecordHasFactsAndARowWithoutIssues() throws Exception {
    int rows = 0;
    for (Path place : folders(FOLDER.resolve("repaged"))) {
      for (Path run : folders(place)) {
        JsonNode asked = RecordJson.read(Files.readAllBytes(run.resolve("request.json")));
        for (JsonNode record : records(run)) {
          check(record);
          checkIsAskedFor(record, asked.path("params"));
          rows++;
        }
      }
    }
    assertThat(rows, greaterThan(3000));
  }

  private void check(JsonNode record) throws Exception {
    RecordFacts facts = source.facts(record);
    Instant now = Instant.parse("2026-06-22T00:00:00Z");
    Version version = new Version(1, true, "run-1", now, facts.updatedAt(), hash(record), "{}");
    Contracting row = (Contracting) source.row(record, version);
    assertThat(facts.id(), row.issues(), empty());
    assertThat(facts.id(), row.unknownFields(), empty());
    assertThat(facts.updatedAt().isPresent(), equalTo(true));
    assertThat(RowSchema.of(source.dataset()).row(ORIGIN, row) == null, equalTo(false));
  }

  /** The columns that a listing names do say which records it holds. */
  private void checkIsAskedFor(JsonNode record, JsonNode asked) throws Exception {
    Contracting row =
        (Contracting)
            source.row(
                record, new Version(1, true, "r", Instant.EPOCH, Optional.empty(), "h", "{}"));
    assertThat(row.buyer().orgaoEntidadeCnpj().orElse(""), equalTo(asked.path("cnpj").asText()));
    assertThat(
        row.kind().modalidadeId().orElse(0L),
        equalTo(asked.path("codigoModalidadeContratacao").longValue()));
    LocalDate day = source.facts(record).day();
    assertThat(day.isBefore(day(asked.path("dataInicial"))), equalTo(false));
    assertThat(day.isAfter(day(asked.path("dataFinal"))), equalTo(false));
  }

  @Test
  void collectionsDifferAsTheyAreKnownTo() throws Exception {
    Map<String, String> expected = new TreeMap<>();
    for (String line : Files.readAllLines(FOLDER.resolve("golden_state_filter.csv"))) {
      String[] f = line.split(",", -1);
      if (Files.isDirectory(FOLDER.resolve("repaged").resolve(f[0]).resolve(f[1]))) {
        expected.put(f[0] + " " + f[1], f[2] + " " + f[3] + " changed " + f[6] + " gone " + f[7]);
      }
    }
    Map<String, String> found = new TreeMap<>();
    for (Path place : folders(FOLDER.resolve("repaged"))) {
      Map<String, String> known = new HashMap<>();
      for (Path run : folders(place)) {
        found.put(place.getFileName() + " " + run.getFileName(), difference(known, records(run)));
      }
    }
    assertThat(found, equalTo(expected));
  }

  private String difference(Map<String, String> known, List<JsonNode> records) throws Exception {
    Set<String> ids = new HashSet<>();
    int added = 0;
    int changed = 0;
    Set<String> before = new HashSet<>(known.keySet());
    for (JsonNode record : records) {
      String id = source.facts(record).id();
      ids.add(id);
      String hash = hash(record);
      String last = known.put(id, hash);
      added += last == null ? 1 : 0;
      changed += last != null && !last.equals(hash) ? 1 : 0;
    }
    before.removeAll(ids);
    return ids.size() + " " + added + " changed " + changed + " gone " + before.size();
  }

  @Test
  void payloadsOfOthersAreRead() throws Exception {
    JsonNode body =
        RecordJson.read(
            Files.readAllBytes(FOLDER.resolve("native/payload_list/richard_payload.json")));
    PageContent page = source.pages().read(body, new Request("/file", new TreeMap<>()));

    assertThat(page.records().size(), equalTo(10));
    for (JsonNode record : page.records()) {
      check(record);
    }
  }

  @Test
  void contractsAreNoContractings() throws Exception {
    JsonNode body =
        RecordJson.read(Files.readAllBytes(FOLDER.resolve("native/contratos/paulo_teste.json")));
    for (JsonNode record :
        source.pages().read(body, new Request("/file", new TreeMap<>())).records()) {
      String message = "";
      try {
        RecordFacts unused = source.facts(record);
      } catch (InvalidRecordException e) {
        message = e.getMessage();
      }
      assertThat(message.startsWith("numeroControlePNCP is"), equalTo(true));
    }
  }

  @Test
  void itemsAndDocumentsHaveRowsWithoutIssues() throws Exception {
    PncpDetails details = new PncpDetails();
    Set<String> unknown = new TreeSet<>();
    int rows = 0;
    for (JsonNode record : json("details/geda_details_4d5eaef3.json")) {
      String id = source.facts(record).id();
      for (Record row :
          details
              .rows(id, new TreeMap<>(Map.of("itens", list(record.path("itens")))))
              .get("record_items")) {
        ContractingItem item = (ContractingItem) row;
        assertThat(id, item.issues(), empty());
        assertThat(item.kind().situacaoItem(), equalTo(item.kind().situacaoCompraItemNome()));
        assertThat(item.kind().criterioJulgamento(), equalTo(item.kind().criterioJulgamentoNome()));
        assertThat(item.kind().beneficio(), equalTo(item.kind().tipoBeneficioNome()));
        unknown.addAll(item.unknownFields());
        rows++;
      }
    }
    for (Map.Entry<String, JsonNode> record :
        json("details/amorim_sample_documents.json").properties()) {
      for (Record row :
          details
              .rows(record.getKey(), new TreeMap<>(Map.of("arquivos", list(record.getValue()))))
              .get("record_documents")) {
        ContractingDocument document = (ContractingDocument) row;
        assertThat(record.getKey(), document.issues(), empty());
        assertThat(record.getKey(), document.tipoDocumento().isPresent(), equalTo(true));
        assertThat(document.repeats() + document.ordinal(), equalTo(1));
        unknown.addAll(document.unknownFields());
        rows++;
      }
    }
    // What the program that collected them added.
    assertThat(unknown, equalTo(Set.of("_parsed_domains")));
    assertThat(rows, equalTo(15 + 857));
  }

  private List<JsonNode> records(Path run) throws Exception {
    List<JsonNode> records = new ArrayList<>();
    List<Path> pages;
    try (Stream<Path> files = Files.list(run)) {
      pages = files.filter(file -> !file.endsWith("request.json")).sorted().toList();
    }
    Request asked = new Request("/x", new TreeMap<>(Map.of("pagina", "1")));
    for (int i = 0; i < pages.size(); i++) {
      PageContent page =
          source.pages().read(RecordJson.read(Files.readAllBytes(pages.get(i))), asked);
      records.addAll(page.records());
      assertThat(page.next().isPresent(), equalTo(i < pages.size() - 1));
      asked = page.next().orElse(asked);
    }
    return records;
  }

  private static JsonNode json(String path) throws IOException {
    return RecordJson.read(Files.readAllBytes(FOLDER.resolve(path)));
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> list = new ArrayList<>();
    array.forEach(list::add);
    return list;
  }

  private static List<Path> folders(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static LocalDate day(JsonNode basic) {
    return LocalDate.parse(basic.asText(), DateTimeFormatter.BASIC_ISO_DATE);
  }

  private static String hash(JsonNode record) {
    return ContentHash.of(CanonicalJson.bytes(record)).value();
  }
}
