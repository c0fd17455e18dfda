package io.varve.runners.export.prices;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.json.Json;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A made-up world, its warehouse, a folder of exports, and the program in this process. */
final class ExportBench {

  static final String AAPL = "daily/us/nasdaq stocks/aapl.us.txt";
  static final String KGH = "daily/pl/wse stocks/kgh.txt";
  static final String VOD = "daily/uk/lse stocks/vod.uk.txt";

  final MadeUpPrices world = new MadeUpPrices();
  final Path out;
  private final Path place;
  private final PriceWarehouse warehouse;

  ExportBench(Path folder) throws IOException {
    place = folder.resolve("warehouse");
    warehouse = PriceWarehouse.at(place);
    out = folder.resolve("out");
  }

  /** Three tickers, four instruments, one of which has no prices, in two lists. */
  ExportBench usual() throws IOException {
    world.prices(AAPL, 10, 10.5, 1e-7).prices(KGH, 120.25).prices(VOD, 7, 8);
    world.instrument("b.csv", 3, "KGH", KGH).instrument("b.csv", 2, "AAPL:US", AAPL);
    world.instrument("a.csv", 9, "VOD:LN", VOD).instrument("a.csv", 10, "NONE", "");
    world.instrument("a.csv", 11, "APC:GR", AAPL);
    return commit();
  }

  ExportBench commit() throws IOException {
    warehouse.commit(world);
    return this;
  }

  PriceWarehouse warehouse() {
    return warehouse;
  }

  Result export(String... flags) {
    return export(out, flags);
  }

  Result export(Path to, String... flags) {
    List<String> words = new ArrayList<>(List.of("export", "prices", "--out=" + to));
    words.add("--warehouse=" + place);
    words.addAll(List.of(flags));
    return Workbench.execute(words.toArray(new String[0]));
  }

  /** Exports with success and returns what it says. */
  JsonNode done(String... flags) throws IOException {
    return done(out, flags);
  }

  JsonNode done(Path to, String... flags) throws IOException {
    List<String> all = new ArrayList<>(List.of(flags));
    all.add("--json");
    Result result = export(to, all.toArray(new String[0]));
    assertThat(result.err() + result.out(), result.code(), is(0));
    return Json.parse(result.out());
  }

  String content(String name) throws IOException {
    return Files.readString(out.resolve(name));
  }

  /** Returns all files that are not the export's own, by name. */
  static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (!file.getFileName().toString().startsWith(".varve-export")) {
          contents.put(file.getFileName().toString(), Files.readString(file));
        }
      }
    }
    return contents;
  }

  /** Fails unless the warehouse is intact and the folder has nothing left over. */
  void check() throws IOException {
    Result check = Workbench.execute("check", "--read-data", "--warehouse=" + place);
    assertThat(check.out() + check.err(), check.code(), is(0));
    assertThat(Files.exists(out.resolve(".varve-export.tmp")), is(false));
    assertThat(Files.exists(out.resolve(".varve-export.journal")), is(false));
  }
}
