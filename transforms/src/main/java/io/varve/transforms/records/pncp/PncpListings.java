package io.varve.transforms.records.pncp;

import io.varve.transforms.records.json.Shown;
import io.varve.transforms.records.pncp.domain.Modalities;
import io.varve.transforms.records.source.Listing;
import io.varve.transforms.records.source.Period;
import io.varve.transforms.records.source.Query;
import io.varve.transforms.records.source.Request;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The listings of PNCP: one for each modality, since the API takes one at a time. The manual allows
 * 10 to 500 records a page, 50 are usual.
 */
final class PncpListings {

  static final String PUBLICATION = "publication";
  static final String UPDATE = "update";

  private static final int USUAL_SIZE = 50;
  private static final int LEAST_SIZE = 10;
  private static final int MOST_SIZE = 500;
  private static final Map<String, String> PATHS =
      Map.of(
          PUBLICATION, "/consulta/v1/contratacoes/publicacao",
          UPDATE, "/consulta/v1/contratacoes/atualizacao");

  private PncpListings() {}

  static List<Listing> of(Period days, Query query) {
    String by = query.by().isEmpty() ? PUBLICATION : query.by();
    if (!PATHS.containsKey(by)) {
      throw new IllegalArgumentException(
          "Invalid --by: " + Shown.text(by) + ". It is " + PUBLICATION + " or " + UPDATE + ".");
    }
    SortedMap<String, String> filters = new TreeMap<>();
    query
        .filters()
        .forEach((name, value) -> filters.put(name, PncpFilter.named(name).value(value)));
    int size = size(query);
    return Modalities.codes(query.series()).stream()
        .map(modality -> listing(days, by, modality, filters, size))
        .toList();
  }

  private static int size(Query query) {
    int size = query.pageSize() == 0 ? USUAL_SIZE : query.pageSize();
    if (size < LEAST_SIZE || size > MOST_SIZE) {
      throw new IllegalArgumentException(
          "Invalid --page-size: "
              + size
              + ". PNCP gives "
              + LEAST_SIZE
              + " to "
              + MOST_SIZE
              + " records a page.");
    }
    return size;
  }

  private static Listing listing(
      Period days, String by, long modality, SortedMap<String, String> filters, int size) {
    SortedMap<String, String> parameters = new TreeMap<>(filters);
    parameters.put("dataInicial", DateTimeFormatter.BASIC_ISO_DATE.format(days.from()));
    parameters.put("dataFinal", DateTimeFormatter.BASIC_ISO_DATE.format(days.to()));
    parameters.put("codigoModalidadeContratacao", Long.toString(modality));
    parameters.put(PncpPages.PAGE, "1");
    parameters.put(PncpPages.SIZE, Integer.toString(size));
    StringBuilder name = new StringBuilder(by + "/" + days + "/modality=" + modality);
    filters.forEach((filter, value) -> name.append('/').append(filter).append('=').append(value));
    return new Listing(
        name.toString(),
        days,
        new Request(PATHS.get(by), parameters),
        by.equals(PUBLICATION) ? columns(modality, filters) : Optional.empty());
  }

  /** By the day of update nothing can be said: an update moves a record to another day. */
  private static Optional<SortedMap<String, String>> columns(
      long modality, SortedMap<String, String> filters) {
    SortedMap<String, String> columns = new TreeMap<>();
    columns.put("modalidade_id", Long.toString(modality));
    for (Map.Entry<String, String> filter : filters.entrySet()) {
      Optional<String> column = PncpFilter.named(filter.getKey()).column();
      if (column.isEmpty()) {
        return Optional.empty();
      }
      columns.put(column.get(), filter.getValue());
    }
    return Optional.of(columns);
  }
}
