package io.varve.runners.options;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.varve.io.json.Json;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** All options of a command line with the values in force, given or not, for the run's record. */
public final class EffectiveOptions {

  /** They decide who hears of a run, not what it does; an address may hold a secret. */
  private static final Set<String> ABOUT_OUTPUT =
      Set.of("json", "debug", "help", "metrics-file", "openlineage");

  private EffectiveOptions() {}

  /** Returns the value of each option by its name without dashes. Lists are JSON arrays. */
  public static SortedMap<String, String> of(CommandSpec command) {
    SortedMap<String, String> options = new TreeMap<>();
    for (OptionSpec option : command.options()) {
      String name = option.longestName().replaceFirst("^-+", "");
      Object value = option.getValue();
      if (!ABOUT_OUTPUT.contains(name) && value != null && !value.equals(Optional.empty())) {
        options.put(name, text(value));
      }
    }
    return options;
  }

  static String list(Collection<?> values) {
    ArrayNode array = Json.object().putArray("values");
    values.forEach(value -> array.add(value.toString()));
    return array.toString();
  }

  private static String text(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(Object::toString).orElse("");
    }
    if (value instanceof Collection<?> values) {
      return list(values);
    }
    if (value instanceof Duration duration) {
      return duration.toMillis() % 1000 == 0
          ? duration.toSeconds() + "s"
          : duration.toMillis() + "ms";
    }
    // As it is written on the command line.
    return value instanceof Enum<?> ? value.toString().toLowerCase(Locale.ROOT) : value.toString();
  }
}
