//! The storage classes of S3: what each bills at least, and the names of its prices. The numbers stand in `model.toml`; what is
//! stored stands in the bucket.

use crate::sim::model;

/// A storage class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StorageClass {
    /// S3 Standard.
    #[default]
    Standard,
    /// S3 Standard-IA.
    StandardIa,
    /// S3 One Zone-IA.
    OneZoneIa,
    /// S3 Glacier Instant Retrieval.
    GlacierInstant,
    /// S3 Glacier Flexible Retrieval.
    Glacier,
    /// S3 Glacier Deep Archive.
    DeepArchive,
}

/// What S3 adds to an archived object, billed in the object's class …
pub(crate) const ARCHIVE_INDEX: u64 = 32 << 10;
/// … and in S3 Standard.
pub(crate) const ARCHIVE_NAME: u64 = 8 << 10;

/// By the names AWS's API gives them.
pub(crate) const STORAGE_CLASSES: [(&str, StorageClass); 6] = [
    ("STANDARD", StorageClass::Standard),
    ("STANDARD_IA", StorageClass::StandardIa),
    ("ONEZONE_IA", StorageClass::OneZoneIa),
    ("GLACIER_IR", StorageClass::GlacierInstant),
    ("GLACIER", StorageClass::Glacier),
    ("DEEP_ARCHIVE", StorageClass::DeepArchive),
];

/// Names of prices: of a PUT, of a GET, of a gigabyte for a month, of a gigabyte read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Prices {
    pub put: &'static str,
    pub get: &'static str,
    pub gb_month: &'static str,
    /// None where reading bytes costs nothing, or nothing is read without restoring it.
    pub retrieved_gb: Option<&'static str>,
}

impl StorageClass {
    /// The shortest time an object is billed for, in microseconds, even if it is deleted or replaced before.
    pub(crate) fn billed_span(self) -> u64 {
        match self {
            Self::Standard => 0,
            Self::StandardIa => model::span("s3.standard_ia.billed_least"),
            Self::OneZoneIa => model::span("s3.onezone_ia.billed_least"),
            Self::GlacierInstant => model::span("s3.glacier_ir.billed_least"),
            Self::Glacier => model::span("s3.glacier.billed_least"),
            Self::DeepArchive => model::span("s3.deep_archive.billed_least"),
        }
    }

    /// The bytes an object is billed for in this class.
    pub(crate) fn billed_bytes(self, size: u64) -> u64 {
        match self {
            Self::Standard => size,
            Self::StandardIa => size.max(model::size("s3.standard_ia.billed_size")),
            Self::OneZoneIa => size.max(model::size("s3.onezone_ia.billed_size")),
            Self::GlacierInstant => size.max(model::size("s3.glacier_ir.billed_size")),
            Self::Glacier | Self::DeepArchive => size.saturating_add(ARCHIVE_INDEX),
        }
    }

    /// Whether an object has to be restored before it can be read.
    pub(crate) const fn is_archive(self) -> bool {
        matches!(self, Self::Glacier | Self::DeepArchive)
    }

    pub(crate) const fn prices(self) -> Prices {
        match self {
            Self::Standard => Prices {
                put: "s3_put",
                get: "s3_get",
                gb_month: STANDARD_MONTH,
                retrieved_gb: None,
            },
            Self::StandardIa => Prices {
                put: "s3_standard_ia_put",
                get: "s3_standard_ia_get",
                gb_month: "s3_standard_ia_gb_month",
                retrieved_gb: Some("s3_standard_ia_retrieved_gb"),
            },
            Self::OneZoneIa => Prices {
                put: "s3_onezone_ia_put",
                get: "s3_onezone_ia_get",
                gb_month: "s3_onezone_ia_gb_month",
                retrieved_gb: Some("s3_onezone_ia_retrieved_gb"),
            },
            Self::GlacierInstant => Prices {
                put: "s3_glacier_ir_put",
                get: "s3_glacier_ir_get",
                gb_month: "s3_glacier_ir_gb_month",
                retrieved_gb: Some("s3_glacier_ir_retrieved_gb"),
            },
            Self::Glacier => Prices {
                put: "s3_glacier_put",
                get: "s3_glacier_get",
                gb_month: "s3_glacier_gb_month",
                retrieved_gb: None,
            },
            Self::DeepArchive => Prices {
                put: "s3_deep_archive_put",
                get: "s3_deep_archive_get",
                gb_month: "s3_deep_archive_gb_month",
                retrieved_gb: None,
            },
        }
    }
}

/// A gigabyte in S3 Standard for a month.
pub(crate) const STANDARD_MONTH: &str = "s3_gb_month";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_objects_are_billed_as_larger_ones() {
        assert_eq!(StorageClass::Standard.billed_bytes(1), 1);
        assert_eq!(StorageClass::StandardIa.billed_bytes(1), 128 << 10);
        assert_eq!(StorageClass::StandardIa.billed_bytes(1 << 20), 1 << 20);
        assert_eq!(
            StorageClass::Glacier.billed_bytes(1 << 20),
            (1 << 20) + (32 << 10)
        );
    }

    #[test]
    fn prices_of_the_first_region_are_known() {
        for (name, class) in STORAGE_CLASSES {
            let prices = class.prices();
            let known = |name| model::price("us-east-1", name).is_some();
            let all = known(prices.put) && known(prices.get) && known(prices.gb_month);
            // Not found, and told to whoever uses it.
            assert_eq!(all, class != StorageClass::GlacierInstant, "{name}");
        }
    }
}
