package io.varve.transforms.records.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The fields of one JSON object as columns want them. A field that is missing or null is absent; so
 * is one of another type, which then is an {@linkplain #issues() issue}: a record is never lost for
 * a strange value. Fields that nobody asked for are {@linkplain #unknown() unknown}. For one
 * object, in one thread.
 */
public final class TypedFields {

  private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final int MOST_UNKNOWN = 100;

  private final JsonNode object;
  private final String prefix;
  private final Timestamps times;
  private final List<String> issues;
  private final Set<String> asked = new HashSet<>();
  private final List<TypedFields> inner = new ArrayList<>();

  /** The fields of an object whose times are in this form. */
  public TypedFields(JsonNode object, Timestamps times) {
    this(object, "", times, new ArrayList<>());
  }

  private TypedFields(JsonNode object, String prefix, Timestamps times, List<String> issues) {
    this.object = object;
    this.prefix = prefix;
    this.times = times;
    this.issues = issues;
  }

  /** Returns a text. */
  public Optional<String> text(String name) {
    return value(name, "text", json -> json.isTextual() ? json.textValue() : null);
  }

  /** Returns a whole number; {@code 3.0} is one too. */
  public Optional<Long> whole(String name) {
    return value(
        name, "a whole number", json -> json.isNumber() ? whole(json.decimalValue()) : null);
  }

  /** Returns the number nearest to the exact one. */
  public Optional<Double> number(String name) {
    return value(
        name,
        "a number that a column can hold",
        json -> {
          double number = json.isNumber() ? json.decimalValue().doubleValue() : Double.NaN;
          return Double.isFinite(number) ? number : null;
        });
  }

  /** Returns what is true or false. */
  public Optional<Boolean> flag(String name) {
    return value(name, "true or false", json -> json.isBoolean() ? json.booleanValue() : null);
  }

  /** Returns a time, UTC. */
  public Optional<Instant> time(String name) {
    return value(name, "a time", json -> json.isTextual() ? times.instant(json.textValue()) : null);
  }

  /** Returns a list as JSON. */
  public Optional<String> list(String name) {
    return value(name, "an array", json -> json.isArray() ? RecordJson.text(json) : null);
  }

  /** Returns a value of any type as JSON. */
  public Optional<String> json(String name) {
    return value(name, "JSON", RecordJson::text);
  }

  /** Returns the fields of an object in this one; all are absent where it is. */
  public TypedFields object(String name) {
    JsonNode found =
        value(name, "an object", json -> json.isObject() ? json : null)
            .orElse(MissingNode.getInstance());
    TypedFields fields = new TypedFields(found, prefix + name + ".", times, issues);
    inner.add(fields);
    return fields;
  }

  /** Returns what was wrong with the fields asked for so far, inner ones included, in order. */
  public List<String> issues() {
    return List.copyOf(issues);
  }

  /** Returns the names of fields that were not asked for so far, inner ones included, sorted. */
  public List<String> unknown() {
    TreeSet<String> names = new TreeSet<>();
    addUnknown(names);
    List<String> shown = names.stream().limit(MOST_UNKNOWN).map(Shown::text).toList();
    if (names.size() > MOST_UNKNOWN) {
      shown = new ArrayList<>(shown);
      shown.add("... and " + (names.size() - MOST_UNKNOWN) + " more");
    }
    return shown;
  }

  private void addUnknown(Set<String> names) {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!asked.contains(name)) {
                names.add(prefix + name);
              }
            });
    inner.forEach(fields -> fields.addUnknown(names));
  }

  private <T> Optional<T> value(String name, String wanted, Function<JsonNode, T> reading) {
    asked.add(name);
    JsonNode json = object.path(name);
    if (json.isMissingNode() || json.isNull()) {
      return Optional.empty();
    }
    Optional<T> value;
    try {
      value = Optional.ofNullable(reading.apply(json));
    } catch (DateTimeException e) {
      value = Optional.empty();
    }
    if (value.isEmpty()) {
      issues.add(prefix + name + ": " + Shown.found(json) + " instead of " + wanted);
    }
    return value;
  }

  /** Compares first: writing out 1e999999999 would fill the memory. */
  private static Long whole(BigDecimal number) {
    if (number.compareTo(LEAST) < 0 || number.compareTo(MOST) > 0) {
      return null;
    }
    return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0
        ? Long.valueOf(number.longValue())
        : null;
  }
}
