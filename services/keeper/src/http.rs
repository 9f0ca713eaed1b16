//! `/health` and `/metrics`.

use crate::{status::Status, Error, Result};
use axum::{
    extract::State,
    http::{header, StatusCode},
    response::IntoResponse,
    routing::get,
    Json, Router,
};
use serde_json::json;
use std::{net::SocketAddr, sync::Arc};
use tokio::{net::TcpListener, sync::watch};

/// Serves until `stop` says so.
pub async fn serve(
    listen: SocketAddr,
    status: Arc<Status>,
    mut stop: watch::Receiver<bool>,
) -> Result<()> {
    let listener = TcpListener::bind(listen).await?;
    tracing::info!(address = %listener.local_addr()?, "serving");
    let router = Router::new()
        .route("/health", get(health))
        .route("/metrics", get(metrics))
        .with_state(status);
    let ended = async move {
        stop.wait_for(|stop| *stop).await.ok();
    };
    axum::serve(listener, router).with_graceful_shutdown(ended).await.map_err(Error::Io)
}

async fn health(State(status): State<Arc<Status>>) -> impl IntoResponse {
    let reasons = status.reasons();
    let code = if reasons.is_empty() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (code, Json(json!({ "healthy": reasons.is_empty(), "reasons": reasons })))
}

async fn metrics(State(status): State<Arc<Status>>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], status.metrics())
}
