package io.varve.transforms.records.pncp.row;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.model.ContentHash;
import io.varve.transforms.records.json.CanonicalJson;
import io.varve.transforms.records.json.Timestamps;
import io.varve.transforms.records.json.TypedFields;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One item or document of a contracting.
 *
 * @param json as it came
 * @param ordinal 1 for the first entry with its number, 2 for the next that says something else
 *     under the same number, and so on
 * @param repeats how often the same came again, as it does where a page moved meanwhile
 */
public record DetailEntry(JsonNode json, int ordinal, int repeats) {

  /**
   * Returns each different entry once, in order.
   *
   * @param number field with the number of an entry; those without a valid one share none
   */
  public static List<DetailEntry> all(List<JsonNode> entries, String number, Timestamps times) {
    Map<String, DetailEntry> known = new LinkedHashMap<>();
    Map<Optional<Long>, Integer> ordinals = new HashMap<>();
    for (JsonNode json : entries) {
      String content = ContentHash.of(CanonicalJson.bytes(json)).value();
      DetailEntry same = known.get(content);
      if (same != null) {
        known.put(content, new DetailEntry(same.json, same.ordinal, same.repeats + 1));
      } else {
        // As the column has it, since that is the key.
        Optional<Long> column = new TypedFields(json, times).whole(number);
        known.put(content, new DetailEntry(json, ordinals.merge(column, 1, Integer::sum), 0));
      }
    }
    return List.copyOf(known.values());
  }
}
