package io.varve.transforms.matching;

import static io.varve.transforms.matching.Listings.file;
import static io.varve.transforms.matching.Listings.hourly;
import static io.varve.transforms.matching.Listings.instrument;
import static io.varve.transforms.matching.Listings.unread;

import io.varve.transforms.extract.GoldenFile;
import io.varve.transforms.instruments.InstrumentRow;
import io.varve.transforms.matching.MatchingConfig.LsePolicy;
import io.varve.transforms.prices.row.PriceFileRow.DatedLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rows of made-up instruments of all markets, with all settings, word for word. */
class GoldenMatchesTest {

  private static final Path FILE =
      Path.of(
          "src", "test", "resources", "io", "varve", "transforms", "matching", "matches.golden");

  @Test
  void theRowsAreAsTheyWere() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (LsePolicy policy : LsePolicy.values()) {
      for (boolean compatible : new boolean[] {false, true}) {
        MatchingConfig config = new MatchingConfig(policy, compatible);
        rows.append("\n").append(config).append("\n");
        InstrumentMatcher matcher = new InstrumentMatcher(TickerIndex.of(files()), config);
        for (InstrumentRow instrument : instruments()) {
          rows.append(matcher.match(instrument).map(Record::toString).orElse("none")).append("\n");
        }
      }
    }
    GoldenFile.check(FILE, MatchingIdentity.identity(MatchingConfig.defaults()), rows.toString());
  }

  private static List<ListedTicker> files() {
    List<ListedTicker> files = new ArrayList<>();
    for (String place :
        List.of(
            "us/nyse stocks/1/arb.us",
            "us/nasdaq stocks/meta.us",
            "uk/lse stocks/arb.uk",
            "pl/wse stocks/arb",
            "pl/wse stocks/bir",
            "hk/hkex stocks/1.hk",
            "jp/tse stocks/7.jp",
            "hu/bse stocks/cir.hu",
            "de/xetra/dir.de",
            "world/indices/eir")) {
      files.add(file("d_txt/data/daily/" + place + ".txt"));
    }
    files.add(hourly("h_txt/data/hourly/us/hrs.us.txt"));
    files.add(unread("d_txt/data/daily/us/bad.us.txt", "wrong_columns"));
    DatedLines doubtful =
        new DatedLines(
            64, Optional.of(Listings.START), Optional.of(Listings.END), 1, 2, 3, 4, 2, true, true);
    files.add(
        Listings.withPrices(
            file("d_txt/data/daily/uk/dub.uk.txt", 60, Optional.of("D"), 6, doubtful),
            Listings.START,
            Listings.END,
            2,
            40,
            1));
    return files;
  }

  private static List<InstrumentRow> instruments() {
    List<InstrumentRow> instruments = new ArrayList<>();
    for (String[] row :
        new String[][] {
          {"ARB:US", "NASDAQ (USD) USA-NASDAQ", "USD"},
          {"ARB:LN", "GBR-LSE", "USD"},
          {"ARB", "LSE", "GBX"},
          {"ARB:PW", "GPW", "PLN"},
          {"ARB", "", ""},
          {"ARB:HU", "", ""},
          {"BIR:US", "NYSE", "USD"},
          {"BIR", "GPW-WWA", "EUR"},
          {"BIR", "AMS", "EUR"},
          {"FB:US", "NSQ", "USD"},
          {"1:HK", "", "HKD"},
          {"7:JP", "Tokyo", "USD"},
          {"CIR.HU", "", ""},
          {"DIR:GR", "XETRA", "EUR"},
          {"EIR", "", "EUR"},
          {"EIR:LN", "", ""},
          {"HRS:US", "", "USD"},
          {"BAD:US", "", "USD"},
          {"DUB:LN", "", ""},
          {"GONE:TSX", "", "CAD"},
          {"GONE:US", "", "USD"},
          {"", "NYSE", "USD"},
        }) {
      instruments.add(instrument(row[0], row[1], row[2]));
    }
    return instruments;
  }
}
