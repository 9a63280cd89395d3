//! argv → cli; cli returns an exit code or asks for the tutor; nothing else happens here.

use std::process::ExitCode;

use terakoya::cli;
use terakoya::tui;

fn main() -> ExitCode {
    match cli::run() {
        cli::Outcome::Done(code) => code,
        cli::Outcome::Tui(launch) => cli::finish(&launch, tui::run(&launch)),
    }
}
