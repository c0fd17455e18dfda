package io.varve.transforms.records.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the API knows, and how it answers when it is well. Safe for several threads. */
final class Answers {

  private static final String LISTINGS = "/consulta/v1/contratacoes/";
  private static final Pattern DETAILS =
      Pattern.compile("/pncp/v1/orgaos/([0-9]{14})/compras/([0-9]{4})/([0-9]+)/(itens|arquivos)");
  private static final Pattern DAY = Pattern.compile("[0-9]{8}");
  private static final int MOST_PER_PAGE = 500;

  private final Map<String, List<JsonNode>> details = new ConcurrentHashMap<>();
  private volatile List<JsonNode> records = List.of();

  void records(List<? extends JsonNode> newRecords) {
    records = List.copyOf(newRecords);
  }

  List<JsonNode> records() {
    return records;
  }

  void details(String id, String part, List<JsonNode> entries) {
    details.put(id + "/" + part, List.copyOf(entries));
  }

  ApiAnswer answer(ApiCall call) {
    if (call.path().equals(LISTINGS + "publicacao")) {
      return listing(call, "dataPublicacaoPncp");
    }
    if (call.path().equals(LISTINGS + "atualizacao")) {
      return listing(call, "dataAtualizacaoGlobal");
    }
    Matcher part = DETAILS.matcher(call.path());
    return part.matches() ? details(call, part) : ApiAnswer.error(404, "no such address");
  }

  private ApiAnswer listing(ApiCall call, String field) {
    Optional<String> flaw = flaw(call);
    if (flaw.isPresent()) {
      return ApiAnswer.error(400, flaw.get());
    }
    List<JsonNode> wanted = new ArrayList<>();
    for (JsonNode record : records) {
      if (isWanted(record, call, field)) {
        wanted.add(record);
      }
    }
    return page(wanted, call.page(), Integer.parseInt(call.parameter("tamanhoPagina")));
  }

  private static Optional<String> flaw(ApiCall call) {
    String size = call.parameter("tamanhoPagina");
    if (!DAY.matcher(call.parameter("dataInicial")).matches()
        || !DAY.matcher(call.parameter("dataFinal")).matches()) {
      return Optional.of("dataInicial e dataFinal: AAAAMMDD");
    }
    if (!call.parameter("codigoModalidadeContratacao").matches("[0-9]{1,2}")) {
      return Optional.of("codigoModalidadeContratacao");
    }
    if (!size.matches("[0-9]{1,3}") || Integer.parseInt(size) > MOST_PER_PAGE || size.equals("0")) {
      return Optional.of("tamanhoPagina");
    }
    return call.page() < 1 ? Optional.of("pagina") : Optional.empty();
  }

  private static boolean isWanted(JsonNode record, ApiCall call, String field) {
    String time = record.path(field).asText();
    String day = time.length() < 10 ? "" : time.substring(0, 10).replace("-", "");
    return day.compareTo(call.parameter("dataInicial")) >= 0
        && day.compareTo(call.parameter("dataFinal")) <= 0
        && is(record.path("modalidadeId"), call.parameter("codigoModalidadeContratacao"))
        && isOrAny(record.at("/orgaoEntidade/cnpj"), call.parameter("cnpj"))
        && isOrAny(record.at("/unidadeOrgao/ufSigla"), call.parameter("uf"));
  }

  private static boolean isOrAny(JsonNode value, String wanted) {
    return wanted.isEmpty() || is(value, wanted);
  }

  private static boolean is(JsonNode value, String wanted) {
    return value.asText().equals(wanted);
  }

  private static ApiAnswer page(List<JsonNode> wanted, int number, int size) {
    int pages = (wanted.size() + size - 1) / size;
    if (number > pages) {
      return ApiAnswer.NOTHING;
    }
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    page.set("data", slice(wanted, number, size));
    page.put("totalRegistros", wanted.size());
    page.put("totalPaginas", pages);
    page.put("numeroPagina", number);
    page.put("paginasRestantes", pages - number);
    page.put("empty", false);
    return ApiAnswer.json(200, page);
  }

  private static ArrayNode slice(List<JsonNode> all, int number, int size) {
    ArrayNode slice = JsonNodeFactory.instance.arrayNode();
    int from = Math.min(all.size(), (number - 1) * size);
    all.subList(from, Math.min(all.size(), from + size)).forEach(slice::add);
    return slice;
  }

  private ApiAnswer details(ApiCall call, Matcher part) {
    int sequence = Integer.parseInt(part.group(3));
    for (JsonNode record : records) {
      if (is(record.at("/orgaoEntidade/cnpj"), part.group(1))
          && is(record.path("anoCompra"), part.group(2))
          && record.path("sequencialCompra").asInt() == sequence) {
        String key = record.path("numeroControlePNCP").asText() + "/" + part.group(4);
        String size = call.parameter("tamanhoPagina");
        return ApiAnswer.json(
            200,
            slice(
                details.getOrDefault(key, List.of()),
                Math.max(1, call.page()),
                size.matches("[0-9]{1,3}") ? Integer.parseInt(size) : 10));
      }
    }
    return ApiAnswer.error(404, "Compra nao encontrada");
  }
}
