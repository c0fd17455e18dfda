package io.varve.transforms.filings.section;

/**
 * A section inside another.
 *
 * @param parent number of the subsection around it, or -1 when that is the level-1 section
 * @param level 2 or deeper
 * @param type {@code note}, {@code risk_factor} or {@code subsection}
 * @param title heading on one line
 * @param start offset of its first character, that of the heading
 * @param end offset after its last character
 * @param confidence 0 to 1
 */
public record Subsection(
    int parent, int level, String type, String title, int start, int end, double confidence) {

  Subsection endingAt(int offset) {
    return new Subsection(parent, level, type, title, start, offset, confidence);
  }

  Subsection typed(String name) {
    return new Subsection(parent, level, name, title, start, end, confidence);
  }
}
