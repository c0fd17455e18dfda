package io.varve.transforms.records.pncp.row;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.transforms.records.json.Timestamps;
import io.varve.transforms.records.json.TypedFields;
import io.varve.transforms.records.source.RecordFacts;
import io.varve.transforms.records.version.Version;
import java.util.List;

/**
 * One version of a contracting (contratação): what a public agency buys, from the notice to the
 * result. Columns have the names of the API's fields in snake_case, those of an inner object with
 * its name before them.
 *
 * @param issues fields whose value is of another type than it should be, and so are absent
 * @param unknownFields names of fields that have no column; {@code raw} has them
 */
public record Contracting(
    Version version,
    ContractingIdentity identity,
    ContractingTimes times,
    Buyer buyer,
    Substitute substitute,
    ContractingKind kind,
    ContractingSubject subject,
    List<String> issues,
    List<String> unknownFields) {

  public Contracting {
    issues = List.copyOf(issues);
    unknownFields = List.copyOf(unknownFields);
  }

  /** Returns the row of a record of which the source said these facts. */
  public static Contracting of(
      JsonNode record, RecordFacts facts, Timestamps times, Version version) {
    TypedFields fields = new TypedFields(record, times);
    return new Contracting(
        version,
        ContractingIdentity.of(facts.id(), fields),
        ContractingTimes.of(facts.day(), fields),
        Buyer.of(fields),
        Substitute.of(fields),
        ContractingKind.of(fields),
        ContractingSubject.of(fields),
        fields.issues(),
        fields.unknown());
  }
}
