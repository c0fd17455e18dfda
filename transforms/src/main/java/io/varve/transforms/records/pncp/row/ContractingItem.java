package io.varve.transforms.records.pncp.row;

import io.varve.transforms.records.json.RecordJson;
import io.varve.transforms.records.json.Timestamps;
import io.varve.transforms.records.json.TypedFields;
import java.util.List;
import java.util.Optional;

/** An item of a contracting, the unit in which bids are made. */
public record ContractingItem(
    String numeroControlePncp,
    Optional<Long> numeroItem,
    int ordinal,
    int repeats,
    ItemSubject subject,
    ItemKind kind,
    ItemPreference preference,
    ItemCatalogue catalogue,
    List<String> issues,
    List<String> unknownFields,
    String raw) {

  public ContractingItem {
    issues = List.copyOf(issues);
    unknownFields = List.copyOf(unknownFields);
  }

  /** Returns the row of an item of a contracting. */
  public static ContractingItem of(String id, DetailEntry entry, Timestamps times) {
    TypedFields fields = new TypedFields(entry.json(), times);
    return new ContractingItem(
        id,
        fields.whole("numeroItem"),
        entry.ordinal(),
        entry.repeats(),
        ItemSubject.of(fields),
        ItemKind.of(fields),
        ItemPreference.of(fields),
        ItemCatalogue.of(fields),
        fields.issues(),
        fields.unknown(),
        RecordJson.text(entry.json()));
  }
}
