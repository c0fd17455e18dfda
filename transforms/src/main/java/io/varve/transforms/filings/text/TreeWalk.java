package io.varve.transforms.filings.text;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import java.util.Arrays;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** A walk over all nodes below an element in the order of the source, without recursion. */
final class TreeWalk {

  private static final int CHECK = 0x3FF;
  private static final int DEPTH = 64;

  private TreeWalk() {}

  /** What is done at each node. */
  interface Visitor {

    /** Comes to a node; returns whether to walk over what is inside it. */
    boolean enter(Node node);

    /** Leaves an element that was entered, also when the walk did not go inside. */
    void leave(Element element);
  }

  /**
   * Walks over the nodes inside {@code root}, which is itself not visited.
   *
   * @throws ExtractionException when the time is over
   */
  static void inside(Element root, Visitor visitor, Deadline deadline) throws ExtractionException {
    Element[] open = new Element[DEPTH];
    int[] next = new int[DEPTH];
    int depth = 0;
    open[0] = root;
    for (int seen = 1; depth >= 0; seen++) {
      if ((seen & CHECK) == 0) {
        deadline.check();
      }
      Element parent = open[depth];
      if (next[depth] == parent.childNodeSize()) {
        if (depth > 0) {
          visitor.leave(parent);
        }
        depth--;
        continue;
      }
      Node node = parent.childNode(next[depth]++);
      boolean enters = visitor.enter(node);
      if (!(node instanceof Element element)) {
        continue;
      }
      if (!enters) {
        visitor.leave(element);
        continue;
      }
      if (++depth == open.length) {
        open = Arrays.copyOf(open, depth * 2);
        next = Arrays.copyOf(next, depth * 2);
      }
      open[depth] = element;
      next[depth] = 0;
    }
  }
}
