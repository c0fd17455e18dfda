package io.varve.runners.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.json.Json;
import io.varve.io.run.RunRecord;
import io.varve.io.run.RunStarted;
import io.varve.io.run.RunStatus;
import io.varve.pipelines.TradeablePipeline;
import io.varve.transforms.listing.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether an earlier run looked at a key, told from the options in its record. */
final class RecordedScope {

  private RecordedScope() {}

  /**
   * Returns whether the run came to its end and had the key in its scope. What reads no input, such
   * as a rollback, has none.
   */
  static boolean lookedAt(RunRecord run, String key) {
    boolean ended =
        run.finished()
            .filter(
                end -> end.status() == RunStatus.COMMITTED || end.status() == RunStatus.NO_CHANGES)
            .isPresent();
    return ended
        && run.started()
            .filter(started -> started.extractor().isPresent() && inScope(started, key))
            .isPresent();
  }

  private static boolean inScope(RunStarted started, String key) {
    Map<String, String> options = started.options();
    String prefix = options.getOrDefault("key-prefix", "");
    try {
      return !Boolean.parseBoolean(options.getOrDefault("only-failed", "false"))
          && key.startsWith(prefix)
          && (started.pipeline().equals(TradeablePipeline.NAME)
              ? isTradeable(options, key.substring(prefix.length()))
              : selection(options, "include").contains(key.substring(prefix.length())));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      // Written by another version: what it looked at is not known.
      return false;
    }
  }

  /** Instruments are matched whatever files are left out. */
  private static boolean isTradeable(Map<String, String> options, String key)
      throws JsonProcessingException {
    if (key.startsWith(TradeablePipeline.PRICES)) {
      String path = key.substring(TradeablePipeline.PRICES.length());
      return selection(options, "include").contains(path);
    }
    return key.startsWith(TradeablePipeline.MATCHES)
        || (key.startsWith(TradeablePipeline.INSTRUMENTS)
            && selection(options, "")
                .contains(key.substring(TradeablePipeline.INSTRUMENTS.length())));
  }

  private static Selection selection(Map<String, String> options, String include)
      throws JsonProcessingException {
    return new Selection(list(options, include), list(options, "exclude"));
  }

  private static List<String> list(Map<String, String> options, String name)
      throws JsonProcessingException {
    List<String> values = new ArrayList<>();
    for (JsonNode each : Json.parse(options.getOrDefault(name, "[]"))) {
      values.add(each.asText());
    }
    return values;
  }
}
