package io.varve.transforms.filings.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import java.time.Duration;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;

class TreeWalkTest {

  /** Writes what it sees; does not go into the element {@code i}. */
  private static final class Writer implements TreeWalk.Visitor {
    private final StringBuilder seen = new StringBuilder();

    @Override
    public boolean enter(Node node) {
      seen.append(node instanceof TextNode text ? text.getWholeText() : "<" + node.nodeName());
      return !node.nodeName().equals("i");
    }

    @Override
    public void leave(Element element) {
      seen.append('>');
    }
  }

  @Test
  void nodesAreVisitedInOrderAndElementsAreLeft() throws ExtractionException {
    Writer writer = new Writer();
    Element root = Jsoup.parseBodyFragment("1<b>2<u></u></b><i>no<b>no</b></i>3<!--x-->").body();

    TreeWalk.inside(root, writer, Texts.deadline());

    assertThat(writer.seen.toString(), is("1<b2<u>><i>3<#comment"));
  }

  @Test
  void anEmptyElementIsLeftAlone() throws ExtractionException {
    Writer writer = new Writer();
    TreeWalk.inside(new Element("p"), writer, Texts.deadline());
    assertThat(writer.seen.toString(), is(""));
  }

  @Test
  void depthDoesNotMatter() throws ExtractionException {
    Element root = new Element("div");
    Element at = root;
    for (int i = 0; i < 100_000; i++) {
      at = at.appendElement("b");
    }
    Writer writer = new Writer();
    TreeWalk.inside(root, writer, Texts.deadline());
    assertThat(writer.seen.toString(), is("<b".repeat(100_000) + ">".repeat(100_000)));
  }

  @Test
  void theWalkEndsWhenTheTimeIsOver() {
    Element root = Jsoup.parseBodyFragment("<br>".repeat(5_000)).body();
    Deadline over = Deadline.in(Duration.ZERO);
    assertThrows(ExtractionException.class, () -> TreeWalk.inside(root, new Writer(), over));
  }
}
