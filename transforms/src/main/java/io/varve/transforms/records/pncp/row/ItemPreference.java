package io.varve.transforms.records.pncp.row;

import io.varve.transforms.records.json.TypedFields;
import java.util.Optional;

/** What bids for an item are preferred; percentages as the source gives them. */
public record ItemPreference(
    Optional<Boolean> incentivoProdutivoBasico,
    Optional<Boolean> exigenciaConteudoNacional,
    Optional<Boolean> aplicabilidadeMargemPreferenciaNormal,
    Optional<Double> percentualMargemPreferenciaNormal,
    Optional<Boolean> aplicabilidadeMargemPreferenciaAdicional,
    Optional<Double> percentualMargemPreferenciaAdicional,
    Optional<String> tipoMargemPreferencia) {

  static ItemPreference of(TypedFields fields) {
    return new ItemPreference(
        fields.flag("incentivoProdutivoBasico"),
        fields.flag("exigenciaConteudoNacional"),
        fields.flag("aplicabilidadeMargemPreferenciaNormal"),
        fields.number("percentualMargemPreferenciaNormal"),
        fields.flag("aplicabilidadeMargemPreferenciaAdicional"),
        fields.number("percentualMargemPreferenciaAdicional"),
        fields.json("tipoMargemPreferencia"));
  }
}
