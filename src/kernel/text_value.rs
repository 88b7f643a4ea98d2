/// What every value has that is read from a text and written as one, by name and by the error of its `FromStr`.
macro_rules! text_value {
    ($Name:ident, $Error:ident) => {
        impl $Name {
            /// As text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl TryFrom<String> for $Name {
            type Error = $Error;
            fn try_from(s: String) -> Result<Self, $Error> {
                s.parse()
            }
        }
        impl From<$Name> for String {
            fn from(value: $Name) -> Self {
                value.0
            }
        }
        impl std::fmt::Display for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}
pub(super) use text_value;
