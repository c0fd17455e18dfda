package io.varve.transforms.records.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.transforms.records.json.RecordJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Made-up records in the form of PNCP. */
public final class Contractings {

  /** CNPJ of the buyer of all of them. */
  public static final String CNPJ = "11222333000181";

  private Contractings() {}

  /** Returns the id of the record with a number. */
  public static String id(int number) {
    return String.format(Locale.ROOT, "%s-1-%06d/2026", CNPJ, number);
  }

  /** Returns a record, published at eight on a day. */
  public static ObjectNode of(int number, LocalDate day, int modality) {
    String text =
        """
        {"anoCompra":2026,"sequencialCompra":%1$d,"numeroControlePNCP":"%2$s","numeroCompra":"%1$d",
         "processo":"P-%1$d/2026","objetoCompra":"Aquisição de cadeiras, lote %1$d",
         "modalidadeId":%4$d,"modalidadeNome":"Pregão - Eletrônico","modoDisputaId":1,
         "modoDisputaNome":"Aberto","situacaoCompraId":1,"situacaoCompraNome":"Divulgada no PNCP",
         "tipoInstrumentoConvocatorioCodigo":1,"tipoInstrumentoConvocatorioNome":"Edital",
         "srp":false,"emendaParlamentar":null,"fontesOrcamentarias":[],
         "amparoLegal":{"codigo":1,"nome":"Lei 14.133/2021, Art. 28, I","descricao":"pregão"},
         "dataInclusao":"%3$sT08:00:00","dataPublicacaoPncp":"%3$sT08:00:00",
         "dataAtualizacao":"%3$sT08:00:00","dataAtualizacaoGlobal":"%3$sT08:00:00",
         "dataAberturaProposta":"%3$sT09:00:00","dataEncerramentoProposta":null,
         "orgaoEntidade":{"cnpj":"%5$s","razaoSocial":"Município de Exemplo","poderId":"N","esferaId":"M"},
         "unidadeOrgao":{"codigoUnidade":"1","nomeUnidade":"Prefeitura","codigoIbge":"3300000",
           "municipioNome":"Exemplo","ufNome":"Rio de Janeiro","ufSigla":"RJ"},
         "valorTotalEstimado":%1$d.50,"valorTotalHomologado":null,"usuarioNome":"Sistema de Exemplo"}
        """
            .formatted(number, id(number), day, modality, CNPJ);
    return (ObjectNode) json(text);
  }

  /** Returns records with the numbers from one to another, of one day and modality. */
  public static List<JsonNode> all(int from, int to, LocalDate day, int modality) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(number -> (JsonNode) of(number, day, modality))
        .toList();
  }

  /** Returns the record in a state that it was brought to later. */
  public static ObjectNode updated(ObjectNode record, String at, String situation) {
    return record
        .deepCopy()
        .put("dataAtualizacao", at)
        .put("dataAtualizacaoGlobal", at)
        .put("situacaoCompraNome", situation);
  }

  /** Returns an item of a record. */
  public static JsonNode item(int number) {
    return json(
        """
        {"numeroItem":%1$d,"descricao":"Cadeira %1$d","materialOuServico":"M",
         "materialOuServicoNome":"Material","valorUnitarioEstimado":10.5,"valorTotal":105.0,
         "quantidade":10,"unidadeMedida":"UN","orcamentoSigiloso":false,"itemCategoriaId":3,
         "itemCategoriaNome":"Não se aplica","criterioJulgamentoId":1,
         "criterioJulgamentoNome":"Menor preço","situacaoCompraItem":1,
         "situacaoCompraItemNome":"Em andamento","temResultado":false,
         "dataInclusao":"2026-06-20T08:00:00","dataAtualizacao":"2026-06-20T08:00:00"}
        """
            .formatted(number));
  }

  /** Returns a document of a record. */
  public static JsonNode document(int number) {
    return json(
        """
        {"sequencialDocumento":%1$d,"titulo":"edital-%1$d.pdf","tipoDocumentoId":2,
         "tipoDocumentoNome":"Edital","tipoDocumentoDescricao":"Edital","statusAtivo":true,
         "dataPublicacaoPncp":"2026-06-20T08:00:00","url":"https://example.org/%1$d",
         "uri":"https://example.org/%1$d"}
        """
            .formatted(number));
  }

  private static JsonNode json(String text) {
    try {
      return RecordJson.read(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
