package io.varve.io.parquet;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Set;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.filter2.predicate.Statistics;
import org.apache.parquet.filter2.predicate.UserDefinedPredicate;
import org.apache.parquet.io.api.Binary;

/**
 * Keeps rows with one of some texts in a column. The library's own filter compares each row with
 * each text, which takes too long with thousands of them.
 */
final class TextFilter extends UserDefinedPredicate<Binary> implements Serializable {

  private static final long serialVersionUID = 1;

  private final Set<String> texts;

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
    return texts.contains(value.toStringUsingUTF8());
  }

  /** Returns whether no text lies between the least and the greatest value of a page. */
  @Override
  public boolean canDrop(Statistics<Binary> page) {
    Comparator<Binary> order = page.getComparator();
    return texts.stream()
        .map(Binary::fromString)
        .noneMatch(
            text ->
                order.compare(page.getMin(), text) <= 0 && order.compare(text, page.getMax()) <= 0);
  }

  @Override
  public boolean inverseCanDrop(Statistics<Binary> page) {
    return false;
  }
}
