package io.varve.io.parquet;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.filter2.predicate.Statistics;
import org.apache.parquet.filter2.predicate.UserDefinedPredicate;
import org.apache.parquet.io.api.Binary;

/** Keeps rows whose text in a column begins with another one. */
final class PrefixFilter extends UserDefinedPredicate<Binary> implements Serializable {

  private static final long serialVersionUID = 1;

  private final byte[] prefix;

  private PrefixFilter(String prefix) {
    this.prefix = prefix.getBytes(StandardCharsets.UTF_8);
  }

  static FilterPredicate of(String column, String prefix) {
    return FilterApi.userDefined(FilterApi.binaryColumn(column), new PrefixFilter(prefix));
  }

  @Override
  public boolean acceptsNullValue() {
    return false;
  }

  @Override
  public boolean keep(Binary value) {
    byte[] text = value.getBytesUnsafe();
    return text.length >= prefix.length
        && Arrays.equals(text, 0, prefix.length, prefix, 0, prefix.length);
  }

  /** Returns whether all texts of a page stand before, or behind, those that begin so. */
  @Override
  public boolean canDrop(Statistics<Binary> page) {
    Comparator<Binary> order = page.getComparator();
    Binary first = Binary.fromConstantByteArray(prefix);
    return order.compare(page.getMax(), first) < 0
        || (order.compare(page.getMin(), first) > 0 && !keep(page.getMin()));
  }

  @Override
  public boolean inverseCanDrop(Statistics<Binary> page) {
    return false;
  }
}
