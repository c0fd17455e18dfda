package io.varve.bench.corpus;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Makes another filing of a template: of the same length, with the same markup, headings and
 * structure, with other words and numbers. A template is never changed.
 */
final class TemplateVariation {

  /** One of so many words is exchanged. */
  private static final int WORDS_PER_CHANGE = 4;

  private static final int ACCESSION_LENGTH = 20;
  private static final int ACCESSION_MODULUS = 1_000_000;

  private final byte[] template;
  private final Vocabulary vocabulary;
  private final SplittableRandom random;

  TemplateVariation(byte[] template, Vocabulary vocabulary, SplittableRandom random) {
    this.template = template;
    this.vocabulary = vocabulary;
    this.random = random;
  }

  /** Returns the filing of this number: a header has its own accession number. */
  byte[] make(int number) {
    byte[] made = template.clone();
    RunningText text = new RunningText(template);
    renumber(made, text.headerEnd(), number);
    Iterator<RunningText.Spot> spots = text.iterator();
    while (spots.hasNext()) {
      RunningText.Spot spot = spots.next();
      if (!spot.isWord()) {
        digits(made, spot);
      } else if (random.nextInt(WORDS_PER_CHANGE) == 0) {
        byte[] word = vocabulary.word(spot.length(), random);
        System.arraycopy(word, 0, made, spot.start(), spot.length());
      }
    }
    return made;
  }

  /** The first digit stays, so that a number keeps its size. */
  private void digits(byte[] made, RunningText.Spot spot) {
    for (int i = spot.start() + 1; i < spot.start() + spot.length(); i++) {
      if (made[i] >= '0' && made[i] <= '9') {
        made[i] = (byte) ('0' + random.nextInt(10));
      }
    }
  }

  private static void renumber(byte[] made, int end, int number) {
    byte[] digits =
        String.format(Locale.ROOT, "%06d", number % ACCESSION_MODULUS)
            .getBytes(StandardCharsets.US_ASCII);
    for (int at = 0; at <= end - ACCESSION_LENGTH; at++) {
      if (isAccessionNumber(made, at)) {
        System.arraycopy(digits, 0, made, at + ACCESSION_LENGTH - digits.length, digits.length);
        at += ACCESSION_LENGTH - 1;
      }
    }
  }

  /** Such as {@code 0000123456-01-234567}. */
  private static boolean isAccessionNumber(byte[] bytes, int at) {
    for (int i = 0; i < ACCESSION_LENGTH; i++) {
      boolean dash = i == 10 || i == 13;
      byte b = bytes[at + i];
      if (dash ? b != '-' : b < '0' || b > '9') {
        return false;
      }
    }
    return true;
  }
}
