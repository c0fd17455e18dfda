package io.varve.transforms.filings.section;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The items of all forms, read once from {@code items.txt}. */
final class ItemCatalog {

  private static final Map<Form, List<ItemDefinition>> ITEMS = load();

  private ItemCatalog() {}

  /** Returns the items of a form in its order; the meanings of one number follow each other. */
  static List<ItemDefinition> of(Form form) {
    return ITEMS.getOrDefault(form, List.of());
  }

  /** Returns the meanings of an item number, for 10-Q those of both parts. */
  static List<ItemDefinition> of(Form form, String item) {
    return of(form).stream().filter(definition -> definition.item().equals(item)).toList();
  }

  private static Map<Form, List<ItemDefinition>> load() {
    Map<Form, List<ItemDefinition>> items = new EnumMap<>(Form.class);
    try (InputStream in = ItemCatalog.class.getResourceAsStream("items.txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      reader.lines().filter(line -> !line.startsWith("#")).forEach(line -> add(items, line));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the catalog of items: items.txt", e);
    }
    return items;
  }

  private static void add(Map<Form, List<ItemDefinition>> items, String line) {
    String[] fields = line.split("\\|", 5);
    Form form = Form.of(fields[0].strip()).orElseThrow();
    List<ItemDefinition> list = items.computeIfAbsent(form, key -> new ArrayList<>());
    String item = fields[2].strip();
    boolean repeated =
        !list.isEmpty()
            && list.get(list.size() - 1).item().equals(item)
            && (form != Form.TEN_Q || samePart(list, fields[1].strip()));
    int rank = list.isEmpty() ? 0 : list.get(list.size() - 1).rank() + (repeated ? 0 : 1);
    List<List<String>> titles = new ArrayList<>();
    for (String title : fields[4].split(";", -1)) {
      titles.add(Words.of(title, Integer.MAX_VALUE));
    }
    Optional<String> part = Optional.of(fields[1].strip()).filter(value -> !value.isEmpty());
    list.add(new ItemDefinition(rank, part, item, fields[3].strip(), titles));
  }

  private static boolean samePart(List<ItemDefinition> list, String part) {
    return list.get(list.size() - 1).part().equals(Optional.of(part));
  }
}
