package io.varve.transforms.prices.soak;

import io.varve.transforms.prices.PriceFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Ways of damaging a price file. */
enum PriceDamage {
  FLIPPED_BYTES {
    @Override
    byte[] apply(byte[] source, Random random) {
      byte[] bytes = source.clone();
      for (int i = 0; i < 1 + random.nextInt(20) && bytes.length > 0; i++) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(7));
      }
      return bytes;
    }
  },
  HIGH_BYTES {
    @Override
    byte[] apply(byte[] source, Random random) {
      byte[] bytes = source.clone();
      bytes[random.nextInt(bytes.length)] = (byte) (0x80 + random.nextInt(0x80));
      return bytes;
    }
  },
  ZEROES {
    @Override
    byte[] apply(byte[] source, Random random) {
      byte[] bytes = source.clone();
      Arrays.fill(bytes, random.nextInt(bytes.length), bytes.length, (byte) 0);
      return bytes;
    }
  },
  CUT {
    @Override
    byte[] apply(byte[] source, Random random) {
      int from = random.nextInt(source.length);
      return Arrays.copyOfRange(source, from, from + random.nextInt(source.length - from + 1));
    }
  },
  CUT_LINES {
    @Override
    String line(String line, Random random) {
      return random.nextInt(5) > 0 ? line : line.substring(0, random.nextInt(line.length() + 1));
    }
  },
  DOUBLED_LINES {
    @Override
    String line(String line, Random random) {
      return random.nextInt(5) > 0 ? line : line + "\n" + line;
    }
  },
  SHUFFLED_LINES {
    @Override
    List<String> lines(List<String> lines, Random random) {
      List<String> shuffled = new ArrayList<>(lines);
      Collections.shuffle(shuffled, random);
      return shuffled;
    }
  },
  MIXED_LINE_ENDS {
    @Override
    String line(String line, Random random) {
      return line + List.of("\r", "", "\n", "\r\n", "\n\r", " \t").get(random.nextInt(6));
    }
  },
  OTHER_HEADERS {
    @Override
    List<String> lines(List<String> lines, Random random) {
      List<String> changed = new ArrayList<>(lines);
      List<String> headers =
          List.of(
              "date,close",
              "<DATE>,<CLOSE>,<PER>",
              PriceFiles.HEADER.toLowerCase(Locale.ROOT),
              "Date,Open,High,Low,Close,Volume",
              "<TICKER>,<PER>,<DATE>,<TIME>,<CLOSE>,<HIGH>,<LOW>,<OPEN>,<VOL>,<OPENINT>",
              "Zamkniecie,Data");
      changed.set(0, headers.get(random.nextInt(headers.size())));
      changed.add(random.nextInt(changed.size()), headers.get(random.nextInt(headers.size())));
      return changed;
    }
  },
  WRONG_COLUMNS {
    @Override
    String line(String line, Random random) {
      return switch (random.nextInt(6)) {
        case 0 -> line + ",";
        case 1 -> line.replaceFirst(",", "");
        case 2 -> line + ",".repeat(random.nextInt(200));
        default -> line;
      };
    }
  },
  OTHER_VALUES {
    @Override
    String line(String line, Random random) {
      String[] values = line.split(",", -1);
      List<String> others =
          List.of(
              "",
              "-0",
              "9".repeat(400),
              "1e400",
              "-1e-400",
              "NaN",
              "0x1p3",
              "\"1\"",
              "1.50",
              "+1",
              "20240229",
              "20230229",
              "99991231",
              "00010101",
              "60",
              "d",
              "株",
              " 7 ",
              "1 2",
              "<",
              ".");
      if (random.nextInt(3) == 0) {
        values[random.nextInt(values.length)] = others.get(random.nextInt(others.size()));
      }
      return String.join(",", values);
    }
  },
  GARBAGE_BETWEEN {
    @Override
    String line(String line, Random random) {
      if (random.nextInt(10) > 0) {
        return line;
      }
      StringBuilder garbage = new StringBuilder(line).append('\n');
      for (int i = random.nextInt(300); i > 0; i--) {
        garbage.append((char) (' ' + random.nextInt(95)));
      }
      return garbage.toString();
    }
  },
  LONG_LINE {
    @Override
    String line(String line, Random random) {
      return random.nextInt(200) > 0 ? line : line + "7".repeat(random.nextInt(100_000));
    }
  };

  /** Returns a damaged copy. */
  byte[] apply(byte[] source, Random random) {
    List<String> lines = lines(new String(source, StandardCharsets.UTF_8).lines().toList(), random);
    StringBuilder out = new StringBuilder();
    for (String line : lines) {
      out.append(line(line, random)).append('\n');
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  List<String> lines(List<String> lines, Random random) {
    return lines;
  }

  String line(String line, Random random) {
    return line;
  }
}
