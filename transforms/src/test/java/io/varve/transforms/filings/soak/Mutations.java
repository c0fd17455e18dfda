package io.varve.transforms.filings.soak;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Ways to damage a filing. The same seed gives the same damage. */
enum Mutations {
  /** The end is missing, as after a broken download. */
  TRUNCATED {
    @Override
    byte[] apply(byte[] source, List<byte[]> others, Random random) {
      return Arrays.copyOf(source, random.nextInt(source.length + 1));
    }
  },
  /** The start is missing. */
  BEHEADED {
    @Override
    byte[] apply(byte[] source, List<byte[]> others, Random random) {
      return Arrays.copyOfRange(source, random.nextInt(source.length + 1), source.length);
    }
  },
  /** The middle of another filing stands inside. */
  SPLICED {
    @Override
    byte[] apply(byte[] source, List<byte[]> others, Random random) {
      byte[] other = others.get(random.nextInt(others.size()));
      int from = random.nextInt(other.length + 1);
      int to = Math.min(other.length, from + random.nextInt(200_000));
      return inserted(source, Arrays.copyOfRange(other, from, to), random);
    }
  },
  /** A piece of it stands somewhere else once more. */
  REPEATED {
    @Override
    byte[] apply(byte[] source, List<byte[]> others, Random random) {
      int from = random.nextInt(source.length + 1);
      int to = Math.min(source.length, from + random.nextInt(100_000));
      return inserted(source, Arrays.copyOfRange(source, from, to), random);
    }
  },
  /** Some bytes are others. */
  FLIPPED {
    @Override
    byte[] apply(byte[] source, List<byte[]> others, Random random) {
      byte[] damaged = source.clone();
      int count = source.length == 0 ? 0 : 1 + random.nextInt(2_000);
      for (int i = 0; i < count; i++) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      return damaged;
    }
  },
  /** Bytes of markup are lost, so that tags and quotes do not close. */
  UNBALANCED {
    @Override
    byte[] apply(byte[] source, List<byte[]> others, Random random) {
      byte[] damaged = new byte[source.length];
      int at = 0;
      for (byte b : source) {
        boolean markup = b == '<' || b == '>' || b == '"' || b == '/' || b == '=';
        if (!markup || random.nextInt(50) > 0) {
          damaged[at++] = b;
        }
      }
      return Arrays.copyOf(damaged, at);
    }
  },
  /** Tags are open inside each other 100,000 deep. */
  NESTED {
    @Override
    byte[] apply(byte[] source, List<byte[]> others, Random random) {
      List<String> tags =
          List.of("<div>", "<table><tr><td>", "<b>", "<span>", "<p><i>", "<ul><li>");
      return inserted(source, bytes(tags.get(random.nextInt(tags.size())).repeat(100_000)), random);
    }
  },
  /** A flood of character references. */
  ENTITIES {
    @Override
    byte[] apply(byte[] source, List<byte[]> others, Random random) {
      List<String> floods = List.of("&nbsp;", "&#8217;", "&amp;amp;", "&bogus", "&#xFFFFFFFF;");
      return inserted(
          source, bytes(floods.get(random.nextInt(floods.size())).repeat(200_000)), random);
    }
  },
  /** One attribute of ten megabytes. */
  ATTRIBUTE {
    @Override
    byte[] apply(byte[] source, List<byte[]> others, Random random) {
      return inserted(source, bytes("<p style=\"" + "x".repeat(10_000_000) + "\">"), random);
    }
  },
  /** Tables with spans that no page could show. */
  SPANS {
    @Override
    byte[] apply(byte[] source, List<byte[]> others, Random random) {
      String row = "<tr><td colspan=1000 rowspan=1000>1</td><td rowspan=99999>2</td></tr>";
      return inserted(source, bytes("<table>" + row.repeat(3_000) + "</table>"), random);
    }
  },
  /** One word, or one run of spaces, of a megabyte. */
  RUNS {
    @Override
    byte[] apply(byte[] source, List<byte[]> others, Random random) {
      return inserted(source, bytes((random.nextBoolean() ? "x1" : "  ").repeat(500_000)), random);
    }
  },
  /** Headings of items without end. */
  HEADINGS {
    @Override
    byte[] apply(byte[] source, List<byte[]> others, Random random) {
      StringBuilder headings = new StringBuilder();
      for (int i = 0; i < 5_000; i++) {
        headings.append("<p><b>Item ").append(random.nextInt(16)).append(". Business</b></p>\n");
      }
      return inserted(source, bytes(headings.toString()), random);
    }
  };

  abstract byte[] apply(byte[] source, List<byte[]> others, Random random);

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] inserted(byte[] source, byte[] piece, Random random) {
    int at = random.nextInt(source.length + 1);
    byte[] result = Arrays.copyOf(source, source.length + piece.length);
    System.arraycopy(piece, 0, result, at, piece.length);
    System.arraycopy(source, at, result, at + piece.length, source.length - at);
    return result;
  }
}
