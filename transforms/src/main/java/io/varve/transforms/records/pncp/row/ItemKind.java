package io.varve.transforms.records.pncp.row;

import io.varve.transforms.records.json.TypedFields;
import io.varve.transforms.records.pncp.domain.Domain;
import java.util.Optional;

/**
 * Of which kind an item is, how it is judged and how it ended: codes and names as the source gives
 * them, and the name of the code in the domain tables. The category has no such name: its codes are
 * not those of the plans' categories, and the manual has no table of them.
 */
public record ItemKind(
    Optional<String> materialOuServico,
    Optional<String> materialOuServicoNome,
    Optional<Long> itemCategoriaId,
    Optional<String> itemCategoriaNome,
    Optional<Long> criterioJulgamentoId,
    Optional<String> criterioJulgamentoNome,
    Optional<String> criterioJulgamento,
    Optional<Long> situacaoCompraItem,
    Optional<String> situacaoCompraItemNome,
    Optional<String> situacaoItem,
    Optional<Boolean> temResultado,
    Optional<Long> tipoBeneficio,
    Optional<String> tipoBeneficioNome,
    Optional<String> beneficio) {

  static ItemKind of(TypedFields fields) {
    Optional<Long> judgement = fields.whole("criterioJulgamentoId");
    Optional<Long> state = fields.whole("situacaoCompraItem");
    Optional<Long> benefit = fields.whole("tipoBeneficio");
    return new ItemKind(
        fields.text("materialOuServico"),
        fields.text("materialOuServicoNome"),
        fields.whole("itemCategoriaId"),
        fields.text("itemCategoriaNome"),
        judgement,
        fields.text("criterioJulgamentoNome"),
        Domain.JUDGEMENT.name(judgement),
        state,
        fields.text("situacaoCompraItemNome"),
        Domain.ITEM_STATE.name(state),
        fields.flag("temResultado"),
        benefit,
        fields.text("tipoBeneficioNome"),
        Domain.BENEFIT.name(benefit));
  }
}
