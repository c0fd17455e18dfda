package io.varve.transforms.records.pncp;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.transforms.records.json.Shown;
import io.varve.transforms.records.source.InvalidPageException;
import io.varve.transforms.records.source.PageContent;
import io.varve.transforms.records.source.PageReader;
import io.varve.transforms.records.source.Request;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads pages of listings: an object with {@code data} and how many pages remain; without the
 * latter, or a bare array, as people keep them in files, it is the only page. A body that is not
 * there (status 204) is an empty page.
 */
final class PncpPages implements PageReader {

  private static final long serialVersionUID = 1;

  static final String PAGE = "pagina";
  static final String SIZE = "tamanhoPagina";

  @Override
  public PageContent read(JsonNode body, Request asked) throws InvalidPageException {
    PageRecords records = PageRecords.of(body);
    OptionalLong total = count(body, "totalRegistros");
    OptionalLong pages = count(body, "totalPaginas");
    OptionalLong number = count(body, "numeroPagina");
    OptionalLong left = count(body, "paginasRestantes");
    if (!records.all().isEmpty()) {
      checkNumber(asked, number);
    }
    JsonNode empty = body.path("empty");
    if (!empty.isMissingNode() && !empty.isNull() && !empty.isBoolean()) {
      throw new InvalidPageException("empty is " + Shown.value(empty));
    }
    if (left.isEmpty() && pages.isPresent() && number.isPresent()) {
      left = OptionalLong.of(pages.getAsLong() - number.getAsLong());
    }
    boolean more = left.orElse(0) > 0 && !records.all().isEmpty();
    return new PageContent(
        records.all(), more ? Optional.of(next(asked, number)) : Optional.empty(), total);
  }

  /** The same page again and again would look like records that are counted twice. */
  private static void checkNumber(Request asked, OptionalLong number) throws InvalidPageException {
    String wanted = asked.parameters().getOrDefault(PAGE, "");
    if (number.isPresent()
        && !wanted.isEmpty()
        && !wanted.equals(Long.toString(number.getAsLong()))) {
      throw new InvalidPageException(
          "it is page " + number.getAsLong() + ", but page " + wanted + " was asked for");
    }
  }

  private static Request next(Request asked, OptionalLong number) throws InvalidPageException {
    String page = asked.parameters().getOrDefault(PAGE, "");
    if (page.matches("[0-9]{1,9}")) {
      return asked.with(PAGE, Long.toString(Long.parseLong(page) + 1));
    }
    if (number.isEmpty()) {
      throw new InvalidPageException("more pages follow, but it does not say which page it is");
    }
    return asked.with(PAGE, Long.toString(number.getAsLong() + 1));
  }

  private static OptionalLong count(JsonNode body, String name) throws InvalidPageException {
    JsonNode count = body.path(name);
    if (count.isMissingNode() || count.isNull()) {
      return OptionalLong.empty();
    }
    if (!count.isInt() || count.intValue() < 0) {
      throw new InvalidPageException(name + " is " + Shown.value(count) + ", expected a count");
    }
    return OptionalLong.of(count.intValue());
  }
}
