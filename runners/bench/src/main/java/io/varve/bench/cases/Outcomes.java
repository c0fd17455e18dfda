package io.varve.bench.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.varve.bench.process.Ended;
import io.varve.bench.process.WrongOutcomeException;
import io.varve.io.json.Json;
import java.util.Map;

/** Whether programs did what was to be measured. */
final class Outcomes {

  /** More documents that fail would make a run look quick. */
  private static final double MOST_FAILED = 0.05;

  private Outcomes() {}

  /** Returns the JSON that a program printed at its end. */
  static JsonNode json(Ended ended) throws WrongOutcomeException {
    try {
      return Json.parse(ended.out());
    } catch (JsonProcessingException e) {
      throw ended.wrong("it printed no JSON");
    }
  }

  /** Checks a number of the JSON that a program printed. */
  static void expect(Ended ended, String field, long expected) throws WrongOutcomeException {
    JsonNode value = json(ended).path(field);
    if (!value.isNumber() || value.asLong() != expected) {
      throw ended.wrong(field + " is " + value + " instead of " + expected);
    }
  }

  /** Checks a run that had to process these files and commit; a few of them may be bad. */
  static void committed(Ended ended, long processed) throws WrongOutcomeException {
    Ended done = ended.expect(0, 3);
    expect(done, "processed", processed);
    if (!json(done).path("status").asText().equals("committed")) {
      throw done.wrong("it committed nothing");
    }
    if (json(done).path("failed").asLong() > MOST_FAILED * processed) {
      throw done.wrong("too many documents failed");
    }
  }

  /** Checks a run that had to find these files unchanged. */
  static void unchanged(Ended ended, long listed) throws WrongOutcomeException {
    Ended done = ended.expect(0);
    for (Map.Entry<String, Long> each :
        Map.of("listed", listed, "unchanged", listed, "processed", 0L).entrySet()) {
      expect(done, each.getKey(), each.getValue());
    }
  }
}
