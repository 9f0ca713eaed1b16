//! The request to end a program.

use tokio::sync::watch;

/// Turns true when the program is asked to end, by `SIGTERM` or `SIGINT`.
///
/// # Errors
/// A handler could not be installed.
pub fn stopped() -> std::io::Result<watch::Receiver<bool>> {
    use tokio::signal::unix::{signal, SignalKind};
    let (mut term, mut int) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let (sender, receiver) = watch::channel(false);
    tokio::spawn(async move {
        tokio::select! {
            _ = term.recv() => {},
            _ = int.recv() => {},
        }
        sender.send_replace(true);
        sender.closed().await;
    });
    Ok(receiver)
}
