package io.varve.transforms.filings.table;

import java.util.ArrayList;
import java.util.List;

/** The columns that the amounts of a run of lines stand in, told by their right edges. */
final class AmountColumns {

  private static final int MOST = 60;

  /** Parentheses and percent signs stand beyond the edge. */
  private static final int SLACK = 2;

  /** Headings are wider than what stands under them. */
  private static final int ROOM = 12;

  private final List<Integer> edges = new ArrayList<>();
  private final List<Integer> rows = new ArrayList<>();
  private int left = Integer.MAX_VALUE;
  private int leftOfAll = Integer.MAX_VALUE;
  private int right;

  /** Adds the amounts of a line. */
  void add(PlainLine line) {
    for (PlainLine.Piece piece : line.amounts()) {
      int edge = edge(piece);
      if (edge >= 0) {
        rows.set(edge, rows.get(edge) + 1);
      } else if (edges.size() < MOST) {
        edges.add(piece.to());
        rows.add(1);
      }
      right = Math.max(right, piece.to());
    }
    PlainLine.Piece first = line.amounts().get(0);
    leftOfAll = Math.min(leftOfAll, first.from());
    if (line.firstAmount() > 0) {
      left = Math.min(left, first.from());
    }
  }

  /** Returns whether an amount of the line stands under one of at least so many lines. */
  boolean fit(PlainLine line, int least) {
    return line.amounts().stream()
        .mapToInt(this::edge)
        .anyMatch(edge -> edge >= 0 && rows.get(edge) >= least);
  }

  /** Returns where the labels end and the amounts begin. */
  int left() {
    return left == Integer.MAX_VALUE ? leftOfAll : left;
  }

  /** Returns whether the line ends before the amounts begin. */
  boolean leaveRoomFor(PlainLine line) {
    return line.to() <= left();
  }

  /** Returns whether the line may be a title among the rows: short, and left of most amounts. */
  boolean mayHoldTitle(PlainLine line) {
    int first = edges.stream().mapToInt(Integer::intValue).min().orElse(0);
    return line.pieces().size() == 1
        && !line.isProse()
        && line.to() <= first
        && !line.endsSentence();
  }

  /** Returns whether the pieces of the line stand over columns, but for a label. */
  boolean areUnder(PlainLine line) {
    boolean prose = line.isProse() && !(line.isOfShortPieces() && line.from() >= left() - ROOM / 2);
    if (prose || line.isRule()) {
      return false;
    }
    int over = 0;
    for (PlainLine.Piece piece : line.pieces()) {
      boolean above =
          piece.to() > left() && piece.from() >= left() - ROOM && piece.from() <= right + ROOM;
      if (!above && piece.to() > left()) {
        return false;
      }
      over += above ? 1 : 0;
    }
    return over > 0;
  }

  /** Returns whether a rule is drawn over or below the amounts. */
  boolean areUnderRule(PlainLine line) {
    return line.isRule() && line.end() - line.start() > left() && line.from() <= right + ROOM;
  }

  private int edge(PlainLine.Piece piece) {
    for (int i = 0; i < edges.size(); i++) {
      if (Math.abs(edges.get(i) - piece.to()) <= SLACK) {
        return i;
      }
    }
    return -1;
  }
}
