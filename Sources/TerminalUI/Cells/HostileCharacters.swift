/// The characters that are never handed to a terminal as they are.
///
/// A name that only looks right is an attack on whoever reads it, so the rule is: nothing invisible,
/// nothing that moves or reorders, no blank but the space.
/// Properties are those of the Unicode Character Database (UAX #44) as the standard library ships it.
package enum HostileCharacters {
  package static func contains(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value < 0x20 }
    let properties = scalar.properties
    // Zero-width characters, fillers, soft hyphen, variation selectors, tags; also when unassigned.
    if properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint { return true }
    // The only blank that is a symbol: BRAILLE PATTERN BLANK.
    if scalar.value == 0x2800 { return true }
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned: return true
    case .lineSeparator, .paragraphSeparator, .spaceSeparator: return true
    default: return false
    }
  }
}
