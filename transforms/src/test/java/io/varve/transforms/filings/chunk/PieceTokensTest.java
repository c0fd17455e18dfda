package io.varve.transforms.filings.chunk;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class PieceTokensTest {

  private static final int PIECES = 20_000;
  private static final int THREADS = 4;

  @Test
  void countsAreThoseOfTheEncoding() {
    for (String piece :
        List.of(
            "a",
            " the",
            " ",
            "\u2014Independent",
            "12345678",
            "12345678 ",
            "abcdefghijklmnopqrstuvwx",
            "abcdefghijklmnopqrstuvwxy",
            "........................",
            ".........................",
            "\u2610")) {
      assertThat(piece, count(piece), is(EncodingTokens.count(piece)));
      assertThat(piece, count(piece), is(EncodingTokens.count(piece)));
    }
  }

  @Test
  void manyTokensOfOneDrawnLineAreCounted() {
    for (int length = 1; length <= EncodingTokens.LONGEST_RUN; length++) {
      String line = "\u2025".repeat(length);
      assertThat(line, count(line), is(EncodingTokens.count(line)));
      assertThat(line, count(line), is(EncodingTokens.count(line)));
    }
  }

  @Test
  void threadsDoNotReadEachOthersHalfWrittenPieces() throws InterruptedException {
    Random random = new Random(1);
    List<String> pieces = new ArrayList<>();
    List<Integer> tokens = new ArrayList<>();
    for (int i = 0; i < PIECES; i++) {
      String piece = " " + Long.toString(random.nextLong() >>> random.nextInt(63), 36);
      pieces.add(piece);
      tokens.add(EncodingTokens.count(piece));
    }
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      int first = t * PIECES / THREADS / 2;
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < 2 * PIECES; i++) {
                  int at = (first + i) % PIECES;
                  if (count(pieces.get(at)) != tokens.get(at)) {
                    wrong.add(pieces.get(at));
                  }
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(wrong, is(empty()));
  }

  private static int count(String piece) {
    char[] text = ("<" + piece + ">").toCharArray();
    return PieceTokens.count(text, 1, text.length - 1);
  }
}
