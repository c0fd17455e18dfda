package io.varve.transforms.records.pncp.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/** Modalities by code or by the name of a group of them. */
public final class Modalities {

  private static final String ALL = "all";
  private static final Pattern CODE = Pattern.compile("[0-9]{1,2}");
  private static final SortedMap<String, Set<Long>> GROUPS = groups();

  private Modalities() {}

  /**
   * Returns the codes that are wanted, in order; all for none.
   *
   * @throws IllegalArgumentException for what is neither; the message is for the user
   */
  public static SortedSet<Long> codes(List<String> wanted) {
    SortedSet<Long> codes = new TreeSet<>();
    for (String one : wanted.isEmpty() ? List.of(ALL) : wanted) {
      codes.addAll(code(one).orElseGet(() -> group(one)));
    }
    return codes;
  }

  private static Optional<Set<Long>> code(String text) {
    if (!CODE.matcher(text).matches()) {
      return Optional.empty();
    }
    long code = Long.parseLong(text);
    if (!Domain.MODALITY.codes().containsKey(code)) {
      throw unknown(text);
    }
    return Optional.of(Set.of(code));
  }

  private static Set<Long> group(String name) {
    Set<Long> codes = GROUPS.get(name);
    if (codes == null) {
      throw unknown(name);
    }
    return codes;
  }

  private static IllegalArgumentException unknown(String text) {
    SortedMap<Long, String> known = Domain.MODALITY.codes();
    return new IllegalArgumentException(
        "Invalid --modalities: "
            + text
            + ". They are codes from "
            + known.firstKey()
            + " to "
            + known.lastKey()
            + ", or "
            + String.join(", ", GROUPS.keySet())
            + ".");
  }

  private static SortedMap<String, Set<Long>> groups() {
    SortedMap<String, Set<Long>> groups = new TreeMap<>();
    groups.put(ALL, Domain.MODALITY.codes().keySet());
    for (CSVRecord line : DomainFile.lines(DomainFile.bundled("modality-groups.csv"))) {
      Set<Long> codes = new TreeSet<>();
      Arrays.stream(line.get("codes").split(" ", -1)).map(Long::valueOf).forEach(codes::add);
      groups.put(line.get("group"), codes);
    }
    return groups;
  }
}
