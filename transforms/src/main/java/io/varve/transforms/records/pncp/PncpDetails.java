package io.varve.transforms.records.pncp;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.model.Dataset;
import io.varve.transforms.extract.ExtractorIdentity;
import io.varve.transforms.records.json.Shown;
import io.varve.transforms.records.pncp.domain.DomainTables;
import io.varve.transforms.records.pncp.row.ContractingDocument;
import io.varve.transforms.records.pncp.row.ContractingItem;
import io.varve.transforms.records.pncp.row.DetailEntry;
import io.varve.transforms.records.source.DetailSource;
import io.varve.transforms.records.source.PageReader;
import io.varve.transforms.records.source.Request;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What PNCP has of each contracting besides itself: its items ({@code itens}) and its documents
 * ({@code arquivos}). Immutable.
 */
final class PncpDetails implements DetailSource {

  private static final long serialVersionUID = 1;
  private static final int VERSION = 1;
  private static final int SCHEMA_VERSION = 1;
  private static final String ITEMS = "itens";
  private static final String DOCUMENTS = "arquivos";
  private static final String ITEM_ROWS = "record_items";
  private static final String DOCUMENT_ROWS = "record_documents";

  @Override
  public ExtractorIdentity identity() {
    return ExtractorIdentity.of(
        "pncp-details",
        VERSION,
        SCHEMA_VERSION,
        Map.of("domains", DomainTables.bundled().hash().value()));
  }

  @Override
  public List<Dataset> datasets() {
    return List.of(
        new Dataset(ITEM_ROWS, ContractingItem.class, List.of("numero_item", "ordinal"), List.of()),
        new Dataset(
            DOCUMENT_ROWS,
            ContractingDocument.class,
            List.of("sequencial_documento", "ordinal"),
            List.of()));
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException when the id is not of PNCP
   */
  @Override
  public SortedMap<String, Request> requests(String id) {
    ControlNumber number =
        ControlNumber.parse(id)
            .orElseThrow(
                () -> new IllegalArgumentException("Invalid control number: " + Shown.text(id)));
    SortedMap<String, Request> requests = new TreeMap<>();
    for (String part : List.of(DOCUMENTS, ITEMS)) {
      String path =
          String.join(
              "/",
              "/pncp/v1/orgaos",
              number.cnpj(),
              "compras",
              number.year(),
              number.sequence(),
              part);
      requests.put(part, new Request(path, DetailPages.first()));
    }
    return requests;
  }

  @Override
  public PageReader pages() {
    return new DetailPages();
  }

  @Override
  public Map<String, List<Record>> rows(String id, SortedMap<String, List<JsonNode>> parts) {
    List<Record> items =
        DetailEntry.all(parts.getOrDefault(ITEMS, List.of()), "numeroItem", PncpTimes.FORM).stream()
            .map(entry -> (Record) ContractingItem.of(id, entry, PncpTimes.FORM))
            .toList();
    List<Record> documents =
        DetailEntry.all(
                parts.getOrDefault(DOCUMENTS, List.of()), "sequencialDocumento", PncpTimes.FORM)
            .stream()
            .map(entry -> (Record) ContractingDocument.of(id, entry, PncpTimes.FORM))
            .toList();
    return Map.of(ITEM_ROWS, items, DOCUMENT_ROWS, documents);
  }
}
