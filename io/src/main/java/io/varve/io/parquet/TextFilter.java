package io.varve.io.parquet;

import java.io.Serializable;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.filter2.predicate.Statistics;
import org.apache.parquet.filter2.predicate.UserDefinedPredicate;
import org.apache.parquet.io.api.Binary;

/**
 * Keeps rows with one of some texts in a column. The library's own filter compares each row with
 * each text, which takes too long with thousands of them. For one reader, and so for one thread.
 */
final class TextFilter extends UserDefinedPredicate<Binary> implements Serializable {

  private static final long serialVersionUID = 1;

  private final Set<String> texts;
  private transient Set<Binary> wanted;
  private transient NavigableSet<Binary> inOrder;

  private TextFilter(Set<String> texts) {
    this.texts = Set.copyOf(texts);
  }

  static FilterPredicate of(String column, Set<String> texts) {
    return FilterApi.userDefined(FilterApi.binaryColumn(column), new TextFilter(texts));
  }

  @Override
  public boolean acceptsNullValue() {
    return false;
  }

  @Override
  public boolean keep(Binary value) {
    if (wanted == null) {
      wanted = texts.stream().map(Binary::fromString).collect(Collectors.toSet());
    }
    return wanted.contains(value);
  }

  /** Returns whether no text lies between the least and the greatest value of a page. */
  @Override
  public boolean canDrop(Statistics<Binary> page) {
    if (inOrder == null) {
      inOrder = new TreeSet<>(page.getComparator());
      texts.forEach(text -> inOrder.add(Binary.fromString(text)));
    }
    Binary next = inOrder.ceiling(page.getMin());
    return next == null || page.getComparator().compare(next, page.getMax()) > 0;
  }

  @Override
  public boolean inverseCanDrop(Statistics<Binary> page) {
    return false;
  }
}
