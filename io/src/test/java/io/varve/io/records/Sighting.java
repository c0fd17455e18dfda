package io.varve.io.records;

import io.varve.io.model.Failure;
import io.varve.io.model.FailureCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a made-up run found out about one key.
 *
 * @param day day of its partition; absent for what has no rows
 * @param rows its rows by dataset
 */
public record Sighting(
    String key,
    Optional<LocalDate> day,
    Map<String, List<Record>> rows,
    Optional<Failure> failure,
    Optional<Instant> missingSince) {

  /** One version of a record, with some of the columns of a real one. */
  public record Contract(
      int version,
      boolean isCurrent,
      LocalDate dataPublicacao,
      Optional<Long> modalidadeId,
      Optional<String> modalidadeNome,
      Optional<Long> situacaoCompraId,
      Optional<String> situacaoCompraNome,
      Optional<Double> valorTotalEstimado,
      Optional<Double> valorTotalHomologado) {}

  /** One version of a record of another source: nothing but what every record has. */
  public record Plain(int version, boolean isCurrent) {}

  /** An item of a record. */
  public record Item(
      long numeroItem,
      Optional<String> itemCategoriaNome,
      Optional<String> situacaoCompraItemNome) {}

  /** A document of a record. */
  public record Attachment(long sequencialDocumento, Optional<String> tipoDocumentoNome) {}

  /** Returns a record of the source {@code pncp} with this many versions. */
  public static Sighting of(String day, String id, int versions) {
    return of(day, id, versions, 6, "Divulgada");
  }

  /** Returns a record of this modality whose current version has this status. */
  public static Sighting of(String day, String id, int versions, long modality, String status) {
    LocalDate date = LocalDate.parse(day);
    List<Record> rows = new ArrayList<>();
    for (int i = 1; i <= versions; i++) {
      boolean current = i == versions;
      rows.add(
          new Contract(
              i,
              current,
              date,
              Optional.of(modality),
              Optional.of("Modalidade " + modality),
              Optional.of(current ? 2L : 1L),
              Optional.of(current ? status : "Antes"),
              Optional.of(100.0 * i),
              current ? Optional.of(90.5) : Optional.empty()));
    }
    return new Sighting(
        "pncp/records/" + id,
        Optional.of(date),
        Map.of("records", rows),
        Optional.empty(),
        Optional.empty());
  }

  /** Returns a record of the source {@code other}. */
  public static Sighting other(String day, String id) {
    return new Sighting(
        "other/records/" + id,
        Optional.of(LocalDate.parse(day)),
        Map.of("notices", List.of(new Plain(1, true))),
        Optional.empty(),
        Optional.empty());
  }

  /** Returns the details of a record. */
  public static Sighting details(String day, String id, int items, int documents) {
    List<Record> itemRows = new ArrayList<>();
    for (int i = 1; i <= items; i++) {
      itemRows.add(
          new Item(i, Optional.of("Material"), Optional.of(i == 1 ? "Homologado" : "Deserto")));
    }
    List<Record> documentRows = new ArrayList<>();
    for (int i = 1; i <= documents; i++) {
      documentRows.add(new Attachment(i, Optional.of("Edital")));
    }
    Map<String, List<Record>> rows = new TreeMap<>();
    rows.put("record_items", itemRows);
    rows.put("record_documents", documentRows);
    return new Sighting(
        "pncp/details/" + id,
        Optional.of(LocalDate.parse(day)),
        rows,
        Optional.empty(),
        Optional.empty());
  }

  /** Returns something that failed: {@code listings/…}, {@code invalid/…} or {@code details/…}. */
  public static Sighting failed(String what) {
    return new Sighting(
        "pncp/" + what,
        Optional.empty(),
        Map.of(),
        Optional.of(
            new Failure("fetch", FailureCode.FETCH, "made up to have failed", Optional.empty())),
        Optional.empty());
  }

  /** Returns it as one that its listing did not have. */
  public Sighting missing() {
    return new Sighting(
        key, day, rows, failure, Optional.of(Instant.parse("2026-06-21T00:00:00Z")));
  }
}
