package io.varve.transforms.records.pncp;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.transforms.records.json.Shown;
import io.varve.transforms.records.source.InvalidRecordException;
import io.varve.transforms.records.source.RecordFacts;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Reads the identity, the day and the time of update of a contracting. */
final class PncpFacts {

  private PncpFacts() {}

  static RecordFacts of(JsonNode record) throws InvalidRecordException {
    return new RecordFacts(id(record), day(record), updatedAt(record));
  }

  private static String id(JsonNode record) throws InvalidRecordException {
    JsonNode id = record.path("numeroControlePNCP");
    if (!id.isTextual() || ControlNumber.parse(id.textValue()).isEmpty()) {
      throw new InvalidRecordException(
          "numeroControlePNCP is "
              + Shown.value(id)
              + ", expected one such as 00394502000144-1-000001/2026");
    }
    return id.textValue();
  }

  private static LocalDate day(JsonNode record) throws InvalidRecordException {
    JsonNode published = record.path("dataPublicacaoPncp");
    if (published.isTextual()) {
      try {
        return PncpTimes.FORM.day(published.textValue());
      } catch (DateTimeException e) {
        // Said below, with the value.
      }
    }
    throw new InvalidRecordException(
        "dataPublicacaoPncp is "
            + Shown.value(published)
            + ", expected a time such as 2026-06-20T08:30:00 in the years 1990 to 2200");
  }

  /**
   * The global time counts: it moves with items, documents and results too. One that cannot be read
   * is not replaced by the other, which is older and would make a new version look old.
   */
  private static Optional<Instant> updatedAt(JsonNode record) {
    JsonNode global = record.path("dataAtualizacaoGlobal");
    JsonNode time =
        global.isMissingNode() || global.isNull() ? record.path("dataAtualizacao") : global;
    if (!time.isTextual()) {
      return Optional.empty();
    }
    try {
      return Optional.of(PncpTimes.FORM.instant(time.textValue()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
